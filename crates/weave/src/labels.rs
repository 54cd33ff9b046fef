//! What pages refer to by a number: figures, equations and exercises; and the way through them.

use contents::Diagnostic;

use mdbook_preprocessor::book::Book;

use crate::{
    about::Abouts, equation::Equations, exercise::Pages, figure::Figures, page::Page,
    sources::Sources,
};

/// The numbers of the book and where they lead.
pub(crate) struct Labels {
    pub(crate) figures: Figures,
    pub(crate) equations: Equations,
    pub(crate) exercises: Pages,
    pub(crate) abouts: Abouts,
}

impl Labels {
    /// Collects them from all pages.
    pub(crate) fn collect(
        pages: &[Page],
        book: &Book,
        sources: &Sources,
    ) -> (Self, Vec<Diagnostic>) {
        let Sources { chapters, catalogue, .. } = sources;
        let abouts = Abouts::collect(pages, book, chapters, catalogue);
        let (equations, misnumbered) = Equations::collect(pages, chapters);
        let figures = Figures::number(pages, chapters);
        (Self { figures, equations, exercises: Pages::collect(pages), abouts }, misnumbered)
    }
}
