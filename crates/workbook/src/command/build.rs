//! `build`: the static site.

use std::{path::PathBuf, time::Instant};

use clap::Args;

use super::Outcome;
use crate::{book::Book, project::Project};

mod folder;

use folder::SiteFolder;

/// Build the book as a static site
#[derive(Args)]
pub struct Build {
    /// The folder for the site; what an earlier build left there is replaced
    /// [default: book-out in the workbook's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Build {
    pub async fn run(self, project: Project) -> Outcome {
        let started = Instant::now();
        let out = self.out.unwrap_or_else(|| project.root().join("book-out"));
        let folder = SiteFolder::claim(&out, &project)?;
        let mut book = Book::new(project);
        let report = book.build(folder.draft()).await?;
        let out = folder.publish()?;
        anstream::println!(
            "{report}, in {} ({:.1} s)",
            out.display(),
            started.elapsed().as_secs_f64()
        );
        Ok(())
    }
}
