//! `preprocess`: the weave for an mdBook of the reader's own.

use std::io::{self, Write};

use clap::{Args, Subcommand};
use weave::{figure::Catalogue, preprocessor::Request};

use super::Outcome;
use crate::{cargo, mistake::Mistake, project::Project};

/// Weave the book that mdBook sends as JSON, as the preprocessor of book/book.toml
#[derive(Args)]
pub struct Preprocess {
    #[command(subcommand)]
    question: Option<Question>,
}

/// What mdBook asks before it sends anything.
#[derive(Subcommand)]
enum Question {
    /// Say by the exit status whether the book can be woven for a renderer
    Supports {
        /// The renderer, such as html
        renderer: String,
    },
}

impl Preprocess {
    pub async fn run(self) -> Outcome {
        if let Some(Question::Supports { .. }) = self.question {
            // For all of them: without the weave a page would show its directives.
            return Ok(());
        }
        let request = Request::read(io::stdin().lock()).map_err(Mistake::new)?;
        let folder = request.folder();
        let root = folder.parent().filter(|_| folder.ends_with("book")).ok_or_else(|| {
            Mistake::new(format!("{} is not the folder `book` of a workbook.", folder.display()))
        })?;
        let project = Project::find(Some(root.to_path_buf()))?;
        let program = cargo::figures(&project).await?;
        let catalogue = cargo::catalogue(&program).await?;
        let catalogue = Catalogue::from_json(&catalogue)
            .map_err(|error| Mistake::new(format!("Look into crates/figures: {error}.")))?;
        let book = request.answer(project.root(), catalogue).map_err(|diagnostics| {
            Mistake::with_detail("The book cannot be woven.", diagnostics.to_string())
        })?;
        // Whoever asked and went away needs no answer.
        let _ = io::stdout().write_all(book.as_bytes());
        Ok(())
    }
}
