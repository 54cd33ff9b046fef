//! mdBook's own protocol: a book comes in as JSON, and goes back woven.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use contents::{Diagnostic, Diagnostics};
use mdbook_preprocessor::book::Book;

use crate::{figure::Catalogue, sources::Sources, weave::weave};

/// What mdBook asks of a preprocessor.
pub struct Request {
    folder: PathBuf,
    book: Book,
    repository: Option<String>,
}

impl Request {
    /// Reads what mdBook sends: the context and the book.
    ///
    /// # Errors
    /// Where it is not what mdBook 0.5 sends, in a sentence.
    pub fn read(input: impl Read) -> Result<Self, String> {
        let (context, book) = mdbook_preprocessor::parse_input(input).map_err(|error| {
            format!("mdBook 0.5 sends a book in JSON, and this is none: {error:#}")
        })?;
        let repository = context.config.get("output.html.git-repository-url").ok().flatten();
        Ok(Self { folder: context.root, book, repository })
    }

    /// The folder of the book, with its `book.toml`.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The book woven, as mdBook takes it back; `root` is the workbook's folder.
    ///
    /// # Errors
    /// Everything that is wrong, over all pages.
    pub fn answer(self, root: &Path, figures: Catalogue) -> Result<String, Diagnostics> {
        let (book, _) =
            weave(&Sources::read(root, figures)?.published_from(self.repository), self.book)?;
        serde_json::to_string(&book).map_err(|error| {
            Diagnostic::new("mdBook", format!("takes no such book: {error}")).into()
        })
    }
}
