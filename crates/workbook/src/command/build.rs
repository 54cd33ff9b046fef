//! `build`: the static site.

use std::{path::PathBuf, time::Instant};

use clap::Args;

use super::Outcome;
use crate::{book::Book, project::Project};

mod folder;
mod scripts;

use folder::{Published, SiteFolder};
use scripts::Compiler;

/// Build the book as a static site
#[derive(Args)]
pub struct Build {
    /// The folder for the site; the files of an earlier build are replaced, all others stay
    /// [default: book-out in the workbook's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Fail where the figures cannot be made to answer the reader, rather than leave them as
    /// they are printed. It takes a Rust compiler for wasm32-unknown-unknown: rustup's target, or
    /// the one that WASM_RUSTC names
    #[arg(long)]
    live: bool,
}

impl Build {
    pub async fn run(self, project: Project) -> Outcome {
        let started = Instant::now();
        let out = self.out.unwrap_or_else(|| project.root().join("book-out"));
        let folder = SiteFolder::claim(&out, &project)?;
        let compiler = match Compiler::find().await {
            Err(mistake) if self.live => return Err(mistake),
            compiler => compiler,
        };
        let mut book = Book::new(project.clone());
        let report = book.build(folder.draft()).await?;
        let printed = match compiler {
            Ok(compiler) => {
                scripts::add_to(folder.draft(), &project, &compiler).await?;
                None
            }
            Err(mistake) => scripts::wanted(folder.draft())?.then_some(mistake),
        };
        let Published { out, unknown } = folder.publish()?;
        anstream::println!(
            "{report}, in {} ({:.1} s)",
            out.display(),
            started.elapsed().as_secs_f64()
        );
        if !unknown.is_empty() {
            anstream::println!(
                "\nAn earlier version kept no list of what it built, so this was left in {}; it \
                 may be yours or an old page: {}.",
                out.display(),
                unknown.join(", ")
            );
        }
        if let Some(mistake) = printed {
            anstream::eprintln!(
                "\nThe figures of this site stay as they are printed, and its laboratory is closed.\n{mistake}"
            );
        }
        Ok(())
    }
}
