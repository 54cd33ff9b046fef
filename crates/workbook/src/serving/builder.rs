//! Builds versions of the book: each into a folder of its own, so that a page is never read
//! from a site half built.

use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::Arc,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use tokio::sync::watch;

use super::{Version, Versions};
use crate::{
    book::Book,
    figures::Figures,
    mistake::Mistake,
    project::Project,
    room::{self, Room},
    watch::Changes,
};

/// Builds the book and publishes what comes of it.
pub struct Builder {
    book: Book,
    figures: Arc<Figures>,
    room: Room,
    /// Tells the versions of this start from those of the last one.
    start: u128,
    number: u64,
    /// The folder before the current one: a request may still be reading it.
    previous: Option<PathBuf>,
    versions: watch::Sender<Arc<Version>>,
    /// What the terminal has last said about numbers to be recorded again.
    advice: Option<String>,
}

impl Builder {
    /// A builder that writes into a folder of the server on this address.
    pub fn new(project: Project, address: SocketAddr) -> Result<Self, Mistake> {
        let room = Room::empty(project.root(), "book", address).map_err(|error| {
            let target = project.root().join("target");
            Mistake::new(format!(
                "Cannot make room for the pages in {}: {error}.",
                target.display()
            ))
        })?;
        let start = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
        let (versions, _) = watch::channel(Arc::new(Version {
            name: format!("{start}-0"),
            site: None,
            mistake: None,
        }));
        let figures = Arc::new(Figures::new(room.path().to_path_buf()));
        let book = Book::served(project, Arc::clone(&figures));
        Ok(Self { book, figures, room, start, number: 0, previous: None, versions, advice: None })
    }

    /// The versions from now on.
    pub fn versions(&self) -> Versions {
        self.versions.subscribe()
    }

    /// The figures, which follow the code.
    pub fn figures(&self) -> Arc<Figures> {
        Arc::clone(&self.figures)
    }

    /// Builds the book and publishes it, or the mistake in it; says whether it is whole.
    pub async fn build(&mut self) -> bool {
        let number = self.number + 1;
        let site = self.room.path().join(number.to_string());
        let outcome = match room::renew(&site) {
            Ok(()) => self.book.build(&site).await,
            Err(error) => {
                Err(Mistake::new(format!("Cannot write to {}: {error}.", site.display())))
            }
        };
        let current = self.versions.borrow().clone();
        match outcome {
            Ok(report) => {
                let advice = report.advice();
                if let Some(advice) = advice.as_ref().filter(|_| advice != self.advice) {
                    anstream::println!("{advice}");
                }
                self.advice = advice;
                self.number = number;
                let stale = self.previous.take();
                self.previous.clone_from(&current.site);
                self.versions.send_replace(Arc::new(Version {
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
                if current.mistake.as_ref() == Some(&mistake) {
                    anstream::eprintln!("\nThat changes nothing in what was wrong before.");
                } else {
                    anstream::eprintln!("\n{mistake}");
                }
                self.versions.send_replace(Arc::new(Version {
                    name: current.name.clone(),
                    site: current.site.clone(),
                    mistake: Some(mistake),
                }));
                discard(site).await;
                false
            }
        }
    }

    /// Builds again after the author saved something.
    pub async fn rebuild(&mut self, changes: Changes) {
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
        if self.build().await {
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

/// Removes a folder nobody needs. What cannot be removed now goes at the next start.
async fn discard(folder: PathBuf) {
    let _ = tokio::fs::remove_dir_all(folder).await;
}
