//! The finished site bound as one book: a page for a browser to print, and an EPUB.
//!
//! Everything is taken from the site, its pages in the order of its list of chapters, so a book
//! says what the site says: the same numbers, formulas and figures. What only a screen can do is
//! left out, what is folded is open, and hints and solutions stand at the back.

pub mod browser;
mod chapter;
mod epub;
pub mod markup;
mod palette;
mod paper;
pub mod pdf;
pub mod seal;
mod site;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use chapter::{Answers, Chapter};
use markup::{Element, Node};
use site::Site;

/// What is said of the book on its first pages.
#[derive(Clone, Debug, Default)]
pub struct Imprint {
    /// Its title.
    pub title: String,
    /// What it is about, in a line.
    pub description: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The version of the workbook.
    pub version: String,
    /// Its language, `en`.
    pub language: String,
    /// Seconds after the beginning of 1970, the book's date.
    pub date: u64,
}

/// Why there is no book.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file of the site.
    #[error("{0} cannot be read: {1}")]
    Unreadable(String, String),
    /// The list of chapters.
    #[error("{0} lists no chapters")]
    NoContents(String),
    /// The text of a page.
    #[error("the page {0} has no text: it needs an element `main`")]
    NoText(String),
    /// A link into the book.
    #[error("the book has a link to `#{0}`, which is nowhere in it")]
    Nowhere(String),
    /// An id.
    #[error("the book has the id `{0}` twice")]
    Doubled(String),
    /// A formula.
    #[error("a formula on {0} has no MathML: {1}")]
    NoMath(String, String),
    /// The container of an EPUB.
    #[error("the book cannot be packed: {0}")]
    Packing(String),
    /// A PDF.
    #[error("the browser's PDF is not understood: {0}")]
    Pdf(&'static str),
}

/// The book, before it is known what it is read on.
pub struct Volume {
    imprint: Imprint,
    chapters: Vec<Chapter>,
    styles: Vec<PathBuf>,
    palette: palette::Palette,
}

/// The title of the part at the back.
const BACK: &str = "Hints and solutions";

impl Volume {
    /// Binds the site in this folder.
    ///
    /// # Errors
    /// Where the site cannot be read, or a link in it would lead nowhere in the book.
    pub fn read(folder: &Path, imprint: Imprint) -> Result<Self, Fault> {
        let site = Site::read(folder)?;
        let palette = palette::Palette::read(&site.style()?);
        let (mut chapters, mut answers) = (Vec::new(), Vec::new());
        for page in &site.pages {
            let (mut chapter, its) = chapter::bound(page);
            if chapter.title == imprint.title {
                chapter.title = "About this book".to_owned();
            }
            chapters.push(chapter);
            answers.extend(its);
        }
        if !answers.is_empty() {
            chapters.push(back("hints", "Hints", &answers, |answers| &answers.hints));
            chapters.push(back("solutions", "Solutions", &answers, |answers| &answers.solution));
        }
        let volume = Self { imprint, chapters, styles: site.styles, palette };
        volume.check()?;
        Ok(volume)
    }

    /// The chapters with these names alone; links to the others lead nowhere then.
    pub fn only(mut self, wanted: &dyn Fn(&str) -> bool) -> Self {
        self.chapters.retain(|chapter| wanted(&chapter.name));
        self
    }

    /// The chapters' names, which are the ids that they begin with, and their titles.
    pub fn chapters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.chapters.iter().map(|chapter| (chapter.name.as_str(), chapter.title.as_str()))
    }

    /// The words of all headings inside of chapters, and those that a list explains, each with the
    /// name of its chapter.
    pub fn headings(&self) -> Vec<(&str, String)> {
        let mut headings = Vec::new();
        for chapter in &self.chapters {
            markup::each(&chapter.body, &mut |element| {
                if ["h2", "h3", "h4", "dt"].contains(&element.name.as_str()) {
                    headings.push((chapter.name.as_str(), element.text().trim().to_owned()));
                }
            });
        }
        headings
    }

    /// The ids of the book, each with the chapter that it is in.
    fn places(&self) -> Result<BTreeMap<&str, &str>, Fault> {
        let mut places = BTreeMap::new();
        let mut doubled = None;
        for chapter in &self.chapters {
            places.insert(chapter.name.as_str(), chapter.name.as_str());
            markup::each(&chapter.body, &mut |element| {
                if let Some(id) = element.attribute("id")
                    && places.insert(id, &chapter.name).is_some()
                {
                    doubled = Some(id.to_owned());
                }
            });
        }
        doubled.map_or(Ok(places), |id| Err(Fault::Doubled(id)))
    }

    /// Every link into the book arrives.
    fn check(&self) -> Result<(), Fault> {
        let places = self.places()?;
        let mut nowhere = None;
        for chapter in &self.chapters {
            markup::each(&chapter.body, &mut |element| {
                let target = element.attribute("href").and_then(|href| href.strip_prefix('#'));
                if let Some(target) = target.filter(|target| !places.contains_key(target)) {
                    nowhere = Some(target.to_owned());
                }
            });
        }
        nowhere.map_or(Ok(()), |target| Err(Fault::Nowhere(target)))
    }
}

/// A chapter at the back, of what each exercise has for it.
fn back(name: &str, title: &str, answers: &[Answers], of: fn(&Answers) -> &Vec<Node>) -> Chapter {
    let (mut body, mut page) = (Vec::new(), "");
    for answer in answers.iter().filter(|answer| !of(answer).is_empty()) {
        if answer.page != page {
            page = &answer.page;
            let heading = Element::new("h2", "", vec![Node::text(&answer.chapter)]);
            body.push(heading.with("id", &chapter::id(name, page)).into());
        }
        let way = Element::new("a", "", vec![Node::text(&answer.title)]);
        let way = way.with("href", &format!("#{}", answer.anchor));
        let heading = Element::new("h3", "", vec![way.into()]);
        body.push(heading.with("id", &chapter::place(name, &answer.exercise)).into());
        body.extend(of(answer).iter().cloned());
    }
    let (name, title) = (name.to_owned(), title.to_owned());
    Chapter { name, title, part: Some(BACK.to_owned()), body }
}
