//! `build`: the static site.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use clap::Args;

use super::Outcome;
use crate::{book::Book, mistake::Mistake, project::Project};

mod bound;
mod cards;
mod folder;
mod offline;
mod scripts;

use bound::Target;
use folder::{Published, SiteFolder};
use scripts::Compiler;

/// Build the book as a static site, or in one file for paper or an e-reader
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

    /// Print the whole book to this file, with an installed Chromium; a site is built besides only
    /// where `--out` or `--live` asks for one
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,

    /// Write the whole book for e-readers to this file; the same holds of the site
    #[arg(long, value_name = "FILE")]
    epub: Option<PathBuf>,
}

impl Build {
    pub async fn run(self, project: Project) -> Outcome {
        let files = Files::claim(self.pdf.as_deref(), self.epub.as_deref())?;
        if files.none() || self.out.is_some() || self.live {
            return self.site(project, files).await;
        }
        let started = Instant::now();
        let folder = tempfile::tempdir().map_err(|error| {
            Mistake::new(format!("There is no place to build the book in: {error}."))
        })?;
        let site = folder.path().join("site");
        let report = Book::new(project.clone()).build(&site).await?;
        anstream::println!("{report} ({:.1} s)", started.elapsed().as_secs_f64());
        files.write(&site, &project).await
    }

    /// The site, and what else is asked for.
    async fn site(self, project: Project, files: Files) -> Outcome {
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
        let unshared = cards::add_to(folder.draft()).await?;
        offline::add_to(folder.draft())?;
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
        if let Some(missing) = unshared {
            anstream::println!("\n{}", missing.words());
        }
        if let Some(mistake) = printed {
            anstream::eprintln!(
                "\nThe figures of this site stay as they are printed, and its laboratory is closed.\n{mistake}"
            );
        }
        files.write(&out, &project).await
    }
}

/// The files that the whole book is to go into.
struct Files {
    /// And the browser that prints.
    pdf: Option<(Target, PathBuf)>,
    epub: Option<Target>,
}

impl Files {
    /// Looks at what was named before anything is built.
    fn claim(pdf: Option<&Path>, epub: Option<&Path>) -> Result<Self, Mistake> {
        if let (Some(pdf), Some(epub)) = (pdf, epub)
            && std::path::absolute(pdf).ok() == std::path::absolute(epub).ok()
        {
            return Err(Mistake::new(format!(
                "{} cannot be the PDF and the EPUB. Name two files.",
                pdf.display()
            )));
        }
        let pdf = match pdf {
            Some(path) => Some((Target::claim(path, "--pdf")?, bound::printer()?)),
            None => None,
        };
        Ok(Self { pdf, epub: epub.map(|path| Target::claim(path, "--epub")).transpose()? })
    }

    fn none(&self) -> bool {
        self.pdf.is_none() && self.epub.is_none()
    }

    /// Binds the site and writes what is asked for.
    async fn write(self, site: &Path, project: &Project) -> Outcome {
        if self.none() {
            return Ok(());
        }
        let volume = bound::bind(site, project)?;
        if let Some(target) = &self.epub {
            bound::epub(&volume, target)?;
            anstream::println!("The EPUB is {target}.");
        }
        if let Some((target, browser)) = &self.pdf {
            anstream::println!("Printing twice, the second time with the pages in the contents …");
            let pages = bound::print(&volume, browser, target).await?;
            anstream::println!("The PDF is {target}, {pages} pages.");
        }
        Ok(())
    }
}
