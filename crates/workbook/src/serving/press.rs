//! Prints editions: each into a folder of its own, so that a page is never read
//! from a site half built.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use tokio::sync::watch;

use super::{Edition, Editions};
use crate::{book::Book, mistake::Mistake, project::Project, watch::Changes};

/// Builds the book and publishes what comes of it.
pub struct Press {
    book: Book,
    folder: PathBuf,
    /// Tells the editions of this start from those of the last one.
    start: u128,
    number: u64,
    /// The folder before the current one: a request may still be reading it.
    previous: Option<PathBuf>,
    editions: watch::Sender<Arc<Edition>>,
}

impl Press {
    /// A press that prints into the folder of the port's pages, emptied first.
    pub fn new(project: Project, port: u16) -> Result<Self, Mistake> {
        let folder = project.served_pages(port);
        renew(&folder).map_err(|error| {
            Mistake::new(format!(
                "Cannot make room for the pages in {}: {error}.",
                folder.display()
            ))
        })?;
        let start = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
        let (editions, _) = watch::channel(Arc::new(Edition {
            name: format!("{start}-0"),
            site: None,
            mistake: None,
        }));
        Ok(Self { book: Book::new(project), folder, start, number: 0, previous: None, editions })
    }

    /// The editions from now on.
    pub fn editions(&self) -> Editions {
        self.editions.subscribe()
    }

    /// Builds the book and publishes it, or the mistake in it; says whether it is whole.
    pub async fn print(&mut self) -> bool {
        let number = self.number + 1;
        let site = self.folder.join(number.to_string());
        let outcome = match renew(&site) {
            Ok(()) => self.book.build(&site).await,
            Err(error) => {
                Err(Mistake::new(format!("Cannot write to {}: {error}.", site.display())))
            }
        };
        let current = self.editions.borrow().clone();
        match outcome {
            Ok(_) => {
                self.number = number;
                let stale = self.previous.take();
                self.previous.clone_from(&current.site);
                self.editions.send_replace(Arc::new(Edition {
                    name: format!("{}-{number}", self.start),
                    site: Some(site),
                    mistake: None,
                }));
                if let Some(stale) = stale {
                    discard(stale).await;
                }
                true
            }
            Err(mistake) => {
                anstream::eprintln!("\n{mistake}");
                self.editions.send_replace(Arc::new(Edition {
                    name: current.name.clone(),
                    site: current.site.clone(),
                    mistake: Some(mistake),
                }));
                discard(site).await;
                false
            }
        }
    }

    /// Prints again after the author saved something.
    pub async fn follow(&mut self, changes: Changes) {
        if changes.tools {
            anstream::println!(
                "{} belongs to the workbook's tools: end this with Ctrl-C and run it again \
                 to see the change.",
                changes.summary()
            );
        }
        if !changes.book {
            return;
        }
        self.book.note(&changes);
        let started = Instant::now();
        if self.print().await {
            anstream::println!(
                "{} changed; rebuilt in {:.2} s",
                changes.summary(),
                started.elapsed().as_secs_f64()
            );
        } else {
            anstream::eprintln!("The pages stay as they were until this is mended.");
        }
    }
}

/// Leaves an empty folder at `path`.
fn renew(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => fs::create_dir_all(path),
    }
}

/// Removes a folder nobody needs. What cannot be removed now goes at the next start.
async fn discard(folder: PathBuf) {
    let _ = tokio::fs::remove_dir_all(folder).await;
}
