//! What pages refer to by a number: figures, equations and exercises.

use contents::{Chapters, Diagnostic};

use crate::{equation::Equations, exercise::Pages, figure::Figures, page::Page};

/// The numbers of the book and where they lead.
pub(crate) struct Labels {
    pub(crate) figures: Figures,
    pub(crate) equations: Equations,
    pub(crate) exercises: Pages,
}

impl Labels {
    /// Collects them from all pages.
    pub(crate) fn collect(pages: &[Page], chapters: &Chapters) -> (Self, Vec<Diagnostic>) {
        let (equations, misnumbered) = Equations::collect(pages, chapters);
        let figures = Figures::number(pages, chapters);
        (Self { figures, equations, exercises: Pages::collect(pages) }, misnumbered)
    }
}
