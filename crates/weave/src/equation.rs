//! Equations that can be cited: `\tag{10.3}` in a display formula, `(10.3)` wherever it is
//! spoken of.

use std::{collections::BTreeMap, sync::LazyLock};

use contents::{Chapters, Complaint, Diagnostic};
use regex::Regex;

use crate::page::Page;

static TAG: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"\\tag\{([^{}]*)\}").unwrap()
});

static CITED: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"\((\d+\.\d+[a-z]?)\)").unwrap()
});

/// The number that a formula carries.
pub(crate) fn tag(tex: &str) -> Option<&str> {
    TAG.captures(tex).and_then(|captures| captures.get(1)).map(|number| number.as_str())
}

/// A formula without its number.
pub(crate) fn without_tag(tex: &str) -> String {
    TAG.replace_all(tex, |tag: &regex::Captures<'_>| " ".repeat(tag[0].len())).into_owned()
}

/// Every number in parentheses that could be an equation's, with where its parenthesis opens.
pub(crate) fn cited(text: &str) -> impl Iterator<Item = (usize, &str)> {
    CITED
        .captures_iter(text)
        .filter_map(|captures| Some((captures.get(0)?.start(), captures.get(1)?.as_str())))
}

/// The equations of the book and the pages they stand on.
#[derive(Debug, Default)]
pub(crate) struct Equations(BTreeMap<String, String>);

impl Equations {
    /// Collects the tags of all pages.
    pub(crate) fn collect(pages: &[Page], chapters: &Chapters) -> (Self, Vec<Diagnostic>) {
        let mut equations = BTreeMap::<String, String>::new();
        let mut mistakes = Vec::new();
        for page in pages {
            for formula in &page.formulas {
                let Some(number) = tag(&page.text[formula.tex.clone()]) else { continue };
                let own =
                    chapters.of_page(&page.name).map(|chapter| format!("{}.", chapter.number));
                if let Some(own) = own.filter(|own| !number.starts_with(own)) {
                    let complaint = Complaint::new(format!(
                        "equation ({number}) is numbered for another chapter"
                    ))
                    .help(format!("on this page numbers begin with {own}"));
                    mistakes.push(page.complain(formula.range.start, complaint));
                }
                if let Some(other) = equations.insert(number.to_owned(), page.name.clone()) {
                    let complaint = Complaint::new(format!("there are two equations ({number})"))
                        .help(format!("the other one is on book/src/{other}.md"));
                    mistakes.push(page.complain(formula.range.start, complaint));
                }
            }
        }
        (Self(equations), mistakes)
    }

    pub(crate) fn exists(&self, number: &str) -> bool {
        self.0.contains_key(number)
    }

    /// The link from one page to an equation.
    pub(crate) fn href(&self, number: &str, from: &Page) -> Result<String, Complaint> {
        let page = self.0.get(number).ok_or_else(|| self.unknown(number))?;
        Ok(from.href(page, &format!("eq-{number}")))
    }

    pub(crate) fn unknown(&self, number: &str) -> Complaint {
        let chapter = number.split_once('.').map_or(number, |(chapter, _)| chapter);
        let there: Vec<String> = self
            .0
            .keys()
            .filter(|known| known.split_once('.').is_some_and(|(other, _)| other == chapter))
            .map(|known| format!("({known})"))
            .collect();
        let complaint = Complaint::new(format!("there is no equation ({number})"));
        complaint.help(if there.is_empty() {
            format!("no page of chapter {chapter} numbers an equation with `\\tag{{…}}`")
        } else {
            format!("chapter {chapter} has {}", there.join(", "))
        })
    }
}
