//! What the book is made from, as its files say at the moment.

use std::{
    cell::RefCell,
    collections::HashMap,
    path::{Path, PathBuf},
    rc::Rc,
};

use contents::{
    Chapter, Chapters, Complaint, Diagnostic, Diagnostics, Snapshots, recorded::Recorded,
    value::Origin,
};

use crate::{
    allow::Allowed,
    exercise,
    figure::Catalogue,
    item::{Index, reader},
    math::Math,
    misconception::Misconceptions,
    reference::References,
    term::Terms,
    words::{Documentation, Words},
};

/// All that pages may ask for: the chapters with their items, snapshots, figures and exercises,
/// and the book's tables. Read anew for every build.
pub struct Sources {
    pub(crate) chapters: Chapters,
    pub(crate) catalogue: Catalogue,
    pub(crate) terms: Terms,
    pub(crate) references: References,
    pub(crate) allowed: Allowed,
    pub(crate) exercises: contents::exercise::Catalogue,
    pub(crate) misconceptions: Misconceptions,
    pub(crate) math: Math,
    pub(crate) snapshots: Snapshots,
    /// What the crates were when their numbers were recorded, where that is to be shown.
    recorded: Option<Recorded>,
    /// Where the book's repository is, if anybody has said it.
    pub(crate) repository: Option<String>,
    crates: RefCell<HashMap<String, Rc<Index>>>,
    documentation: Documentation,
    /// The folders of the crates whose types a chapter's numbers may be in.
    libraries: Vec<PathBuf>,
    mistakes: Vec<Diagnostic>,
}

impl Sources {
    /// Reads the workbook in the folder `root`, for the figures that its chapters draw.
    ///
    /// # Errors
    /// Where one of the book's tables (terms, references, misconceptions, exceptions) or an
    /// exercise cannot be read.
    pub fn read(root: &Path, catalogue: Catalogue) -> Result<Self, Diagnostics> {
        let chapters = Chapters::find(root)
            .map_err(|error| Diagnostic::new("crates", format!("cannot be read: {error}")))?;
        let (terms, mut mistakes) = Terms::read(root)?;
        let (references, doubled) = References::read(root)?;
        mistakes.extend(doubled);
        let math = Math::new(&terms.macros());
        mistakes.extend(terms.mistakes(&math, &chapters));
        mistakes.extend(catalogue.mistakes(&terms));
        let exercises = exercise::catalogue(root)?;
        let mut libraries = vec![root.join("crates/study")];
        libraries.extend(chapters.iter().map(|chapter| chapter.folder.clone()));
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
            recorded: None,
            repository: None,
            crates: RefCell::default(),
            documentation: Documentation::default(),
            libraries,
            mistakes,
        })
    }

    /// The same, for pages that mark what was recorded before its crate changed; `root` is the
    /// workbook's folder.
    #[must_use]
    pub fn marking_outdated(self, root: &Path) -> Self {
        Self { recorded: Some(Recorded::new(root)), ..self }
    }

    /// The same, for pages that say where the book's repository is.
    #[must_use]
    pub fn published_from(self, repository: Option<String>) -> Self {
        Self { repository, ..self }
    }

    /// Whether a snapshot was recorded before its crate changed, and pages are to say so.
    pub(crate) fn is_outdated(&self, chapter: &Chapter, snapshot: &str) -> bool {
        self.recorded.as_ref().is_some_and(|recorded| recorded.is_outdated(chapter, snapshot))
    }

    /// What a number is, in the words of its crate.
    pub(crate) fn words(&self, origin: &Origin, chapter: &Chapter) -> Result<Words, Complaint> {
        let (numbers, _) = self.snapshots.numbers(chapter, &origin.snapshot)?;
        Ok(self.documentation.of(origin, chapter, &numbers, &self.libraries))
    }

    /// The items of a chapter's crate.
    pub(crate) fn items(&self, chapter: &Chapter) -> Rc<Index> {
        let mut crates = self.crates.borrow_mut();
        let index = crates.entry(chapter.name.clone());
        Rc::clone(index.or_insert_with(|| Rc::new(reader::read(chapter))))
    }

    /// What is wrong with the sources themselves, and with the crates read so far.
    pub(crate) fn mistakes(&self) -> Vec<Diagnostic> {
        let crates = self.crates.borrow();
        let in_crates = crates.values().flat_map(|index| &index.mistakes);
        self.mistakes.iter().chain(in_crates).cloned().collect()
    }
}
