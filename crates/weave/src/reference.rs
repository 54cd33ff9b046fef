//! The bibliography, from `book/references.toml`, and what cites it.

use std::{cell::RefCell, collections::BTreeSet, path::Path};

use contents::{Complaint, Diagnostic, escape, table};
use serde::Deserialize;

use crate::page::Page;

/// Where the references are written down.
pub(crate) const FILE: &str = "book/references.toml";

/// A published work.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    key: String,
    authors: String,
    title: String,
    year: u16,
    /// The journal, the publisher, the site.
    #[serde(rename = "where")]
    place: Option<String>,
    url: Option<String>,
    doi: Option<String>,
}

#[derive(Default, Deserialize)]
struct File {
    #[serde(default)]
    reference: Vec<Reference>,
}

/// All references, and which of them were cited.
#[derive(Debug, Default)]
pub(crate) struct References {
    references: Vec<Reference>,
    cited: RefCell<BTreeSet<String>>,
}

impl References {
    /// Reads the bibliography; a book without one cites nothing.
    pub(crate) fn read(root: &Path) -> Result<(Self, Vec<Diagnostic>), Diagnostic> {
        let mut file: File = table::read(root, FILE)?;
        file.reference
            .sort_by_key(|work| (work.authors.to_lowercase(), work.year, work.title.clone()));
        let mut keys = BTreeSet::new();
        let mistakes = file
            .reference
            .iter()
            .filter(|reference| !keys.insert(reference.key.as_str()))
            .map(|reference| {
                Diagnostic::new(FILE, format!("there are two references `{}`", reference.key))
            })
            .collect();
        Ok((Self { references: file.reference, cited: RefCell::default() }, mistakes))
    }

    /// Notes a citation and gives its link.
    pub(crate) fn cite(&self, key: &str, from: &Page) -> Result<String, Complaint> {
        if !self.keys().any(|known| known == key) {
            return Err(Complaint::unknown("reference", key, self.keys())
                .help_if_missing(format!("add it to {FILE}")));
        }
        self.cited.borrow_mut().insert(key.to_owned());
        Ok(from.href("references", key))
    }

    /// A reference that nothing cites is no reference.
    pub(crate) fn uncited(&self) -> Vec<Diagnostic> {
        let cited = self.cited.borrow();
        self.keys()
            .filter(|key| !cited.contains(*key))
            .map(|key| {
                Diagnostic::new(FILE, format!("no page cites the reference `{key}`"))
                    .help(format!("cite it as `[…](ref:{key})`, or remove it"))
            })
            .collect()
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.references.iter().map(|reference| reference.key.as_str())
    }

    /// The list of references; without any, nothing.
    pub(crate) fn list(&self) -> String {
        if self.references.is_empty() {
            return String::new();
        }
        let items: String = self.references.iter().map(Reference::item).collect();
        format!("<ol class=\"references\">{items}</ol>")
    }
}

impl Reference {
    fn item(&self) -> String {
        let mut item = format!(
            "<li id=\"{}\">{} ({}). <cite>{}</cite>.",
            escape::attribute(&self.key),
            escape::text(&self.authors),
            self.year,
            escape::text(&self.title)
        );
        if let Some(place) = &self.place {
            item.push_str(&format!(" {}.", escape::text(place)));
        }
        let doi =
            self.doi.as_ref().map(|doi| (format!("https://doi.org/{doi}"), format!("doi:{doi}")));
        let link = doi.or_else(|| self.url.clone().map(|url| (url.clone(), url)));
        if let Some((url, words)) = link {
            item.push_str(&format!(
                " <a href=\"{}\">{}</a>",
                escape::attribute(&url),
                escape::text(&words)
            ));
        }
        item + "</li>"
    }
}
