//! The weave itself: pages in, pages with everything from their crates out.

use std::{cell::RefCell, collections::HashMap, path::Path, rc::Rc};

use contents::{Chapter, Chapters, Diagnostic, Diagnostics, Snapshots};
use mdbook_preprocessor::{
    Preprocessor, PreprocessorContext,
    book::{self, Book},
    errors,
};

use crate::{
    allow::Allowed,
    equation::Equations,
    exercise,
    figure::{Catalogue, Figures},
    item::Index,
    lint::{self, shown::Shown},
    loom::Loom,
    math::Math,
    misconception::Misconceptions,
    page::Page,
    reference::References,
    report::Report,
    term::Terms,
};

/// The mdBook preprocessor of a workbook: what the book's pages and its crates have to do
/// with each other, as the files say at the moment. Made anew for every build.
pub struct Weave {
    pub(crate) chapters: Chapters,
    pub(crate) catalogue: Catalogue,
    pub(crate) terms: Terms,
    pub(crate) references: References,
    pub(crate) allowed: Allowed,
    pub(crate) exercises: ::exercise::Catalogue,
    pub(crate) misconceptions: Misconceptions,
    pub(crate) math: Math,
    pub(crate) snapshots: Snapshots,
    crates: RefCell<HashMap<String, Rc<Index>>>,
    mistakes: Vec<Diagnostic>,
}

impl Weave {
    /// Reads the workbook in the folder `root`, for the figures that its chapters draw.
    ///
    /// # Errors
    /// Where one of the book's tables (terms, references, misconceptions, exceptions) or an exercise cannot be
    /// read.
    pub fn new(root: &Path, catalogue: Catalogue) -> Result<Self, Diagnostics> {
        let chapters = Chapters::find(root)
            .map_err(|error| Diagnostic::new("crates", format!("cannot be read: {error}")))?;
        let (terms, mut mistakes) = Terms::read(root)?;
        let (references, doubled) = References::read(root)?;
        mistakes.extend(doubled);
        let math = Math::new(&terms.macros());
        mistakes.extend(terms.mistakes(&math, &chapters));
        mistakes.extend(catalogue.mistakes(&terms));
        let exercises = exercise::catalogue(root)?;
        let misconceptions = Misconceptions::read(root)?;
        mistakes.extend(misconceptions.mistakes(&exercises));
        Ok(Self {
            chapters,
            catalogue,
            terms,
            references,
            allowed: Allowed::read(root)?,
            exercises,
            misconceptions,
            math,
            snapshots: Snapshots::default(),
            crates: RefCell::default(),
            mistakes,
        })
    }

    /// Weaves all pages.
    ///
    /// # Errors
    /// Everything that is wrong, over all pages.
    pub fn weave(&self, mut book: Book) -> Result<(Book, Report), Diagnostics> {
        let pages: Vec<Page> = book
            .chapters()
            .filter_map(|page| {
                Some(Page::read(&name_of(page)?, &page.content.replace("\r\n", "\n")))
            })
            .collect();
        let mut mistakes = Diagnostics::default();
        mistakes.extend(self.mistakes.iter().cloned());
        let (equations, misnumbered) = Equations::collect(&pages, &self.chapters);
        mistakes.extend(misnumbered);
        let figures = Figures::number(&pages, &self.chapters);
        let mut shown = Shown::default();
        let mut report = Report::default();
        let mut woven = HashMap::new();
        for page in &pages {
            let loom = Loom::new(self, page, &figures, &equations, &mut shown);
            let outcome = loom.weave();
            mistakes.extend(outcome.mistakes);
            mistakes.extend(lint::number::check(page, &self.allowed, &equations));
            mistakes.extend(lint::markup::check(page));
            report.pages.push((page.name.clone(), outcome.counts));
            woven.insert(page.name.clone(), outcome.text);
        }
        mistakes.extend(lint::shown::check(self, &shown, &figures));
        mistakes.extend(lint::citation::check(self, &equations));
        mistakes.extend(self.crates.borrow().values().flat_map(|index| index.mistakes.clone()));
        mistakes.extend(self.references.uncited());
        mistakes.extend(self.allowed.mistakes());
        book.for_each_chapter_mut(|chapter| {
            if let Some(text) = name_of(chapter).and_then(|name| woven.remove(&name)) {
                chapter.content = text;
            }
        });
        mistakes.or((book, report))
    }

    /// The items of a chapter's crate.
    pub(crate) fn items(&self, chapter: &Chapter) -> Rc<Index> {
        let mut crates = self.crates.borrow_mut();
        let index = crates.entry(chapter.name.clone());
        Rc::clone(index.or_insert_with(|| Rc::new(Index::read(chapter))))
    }
}

impl Preprocessor for Weave {
    fn name(&self) -> &str {
        "weave"
    }

    fn run(&self, _: &PreprocessorContext, book: Book) -> errors::Result<Book> {
        let (book, _) = self.weave(book)?;
        Ok(book)
    }
}

/// The page's path inside `src` without its ending.
fn name_of(page: &book::Chapter) -> Option<String> {
    let path = page.path.as_ref()?.with_extension("");
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    Some(parts.join("/"))
}
