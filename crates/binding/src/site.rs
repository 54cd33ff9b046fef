//! The finished site, as far as a book is made of it: its pages in their order, its palette.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    Fault,
    markup::{self, Element, Node},
};

/// The first page; its list of chapters is the book's.
const FIRST: &str = "index.html";

/// A page of the site.
pub(crate) struct Page {
    /// Its file without `.html`.
    pub name: String,
    /// Its title in the list of chapters, `10. Training formulas and backpropagation`.
    pub title: String,
    /// The part that it belongs to, where it belongs to one.
    pub part: Option<String>,
    /// What stands on it, without the frame around it.
    pub content: Vec<Node>,
}

/// What there is of the site.
pub(crate) struct Site {
    pub pages: Vec<Page>,
    /// Its style sheets in their order.
    pub styles: Vec<PathBuf>,
}

impl Site {
    pub(crate) fn read(folder: &Path) -> Result<Self, Fault> {
        let first = markup::read(&file(folder, FIRST)?);
        let (mut entries, mut part) = (Vec::new(), None);
        let list = first.find(&|element| element.attribute("id") == Some("sidebar"));
        let list = list.map(|list| list.children.as_slice()).unwrap_or_default();
        markup::each(list, &mut |element| {
            if element.is("part-title") {
                part = Some(element.text().trim().to_owned());
            }
            let page = element.attribute("href").and_then(|href| href.strip_suffix(".html"));
            if let (Some(page), false) = (page, element.is("book")) {
                entries.push((page.to_owned(), element.text().trim().to_owned(), part.clone()));
            }
        });
        if entries.is_empty() {
            return Err(Fault::NoContents(folder.join(FIRST).display().to_string()));
        }
        let pages = entries.into_iter().map(|(name, title, part)| {
            let page = markup::read(&file(folder, &format!("{name}.html"))?);
            let main = page.find(&|element| element.name == "main");
            let content = main.map(|main| main.children.clone());
            let content = content.ok_or_else(|| Fault::NoText(name.clone()))?;
            Ok(Page { name, title, part, content })
        });
        let pages = pages.collect::<Result<_, Fault>>()?;
        let mut styles = Vec::new();
        markup::each(&first.children, &mut |element| {
            if element.name == "link"
                && element.attribute("rel") == Some("stylesheet")
                && let Some(href) = element.attribute("href")
            {
                styles.push(folder.join(href));
            }
        });
        Ok(Self { pages, styles })
    }

    /// The text of the style sheet that has the book's colours.
    pub(crate) fn palette(&self) -> Result<String, Fault> {
        let named = |path: &&PathBuf| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("variables"))
        };
        let path = self.styles.iter().find(named).ok_or(Fault::NoPalette)?;
        read(path)
    }
}

fn file(folder: &Path, name: &str) -> Result<String, Fault> {
    read(&folder.join(name))
}

fn read(path: &Path) -> Result<String, Fault> {
    fs::read_to_string(path)
        .map_err(|error| Fault::Unreadable(path.display().to_string(), error.to_string()))
}

/// What a page of the site is called by those that link to it, without the folders before it.
pub(crate) fn page_of(file: &str) -> Option<&str> {
    let file = file.trim_start_matches("./");
    file.strip_suffix(".html").filter(|name| !name.is_empty())
}

/// An element's copy with other content.
pub(crate) fn with_children(element: &Element, children: Vec<Node>) -> Element {
    Element { name: element.name.clone(), attributes: element.attributes.clone(), children }
}
