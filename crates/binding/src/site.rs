//! The finished site, as far as a book is made of it: its pages in their order, its palette.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    Fault,
    markup::{self, Element, Node},
};

/// The list of chapters.
const LIST: &str = "toc.html";

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
        let (mut entries, mut part) = (Vec::new(), None);
        let list = markup::read(&file(folder, LIST)?);
        markup::each(&list.children, &mut |element| {
            if element.is("part-title") {
                part = Some(typeset(element.text().trim()));
            }
            let page = element.attribute("href").and_then(|href| href.strip_suffix(".html"));
            if let (Some(page), "a") = (page, element.name.as_str()) {
                entries.push((page.to_owned(), typeset(element.text().trim()), part.clone()));
            }
        });
        let Some((first, ..)) = entries.first() else {
            return Err(Fault::NoContents(folder.join(LIST).display().to_string()));
        };
        let first = markup::read(&file(folder, &format!("{first}.html"))?);
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

    /// The text of all style sheets, in which the book's colours are.
    pub(crate) fn style(&self) -> Result<String, Fault> {
        self.styles.iter().map(|path| read(path)).collect()
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

/// The list of chapters has its apostrophes as they were typed.
fn typeset(words: &str) -> String {
    let mut typeset = String::with_capacity(words.len());
    let mut before = ' ';
    for c in words.chars() {
        typeset.push(if c == '\'' && before.is_alphanumeric() { '’' } else { c });
        before = c;
    }
    typeset
}
