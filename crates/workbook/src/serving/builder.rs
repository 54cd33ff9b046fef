//! Builds versions of the book: each into a folder of its own, so that a page is never read
//! from a site half built.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use tokio::{sync::watch, time::sleep};

use weave::Report;

use super::{Version, Versions};
use crate::{
    book::{self, Book},
    figures::Figures,
    mistake::Mistake,
    project::Project,
    room::{self, Room},
    watch::Changes,
};

/// How long the first build may take before its pages are shown without figures.
const PATIENCE: Duration = Duration::from_secs(3);

/// Builds the book and publishes what comes of it.
pub struct Builder {
    project: Project,
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
            waits_for_figures: false,
            mistake: None,
        }));
        let figures = Arc::new(Figures::new(room.path().to_path_buf()));
        let book = Book::served(project.clone(), Arc::clone(&figures));
        let (number, previous, advice) = (0, None, None);
        Ok(Self { project, book, figures, room, start, number, previous, versions, advice })
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
            Ok(()) if self.versions.borrow().site.is_none() => self.first(&site).await,
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
                    waits_for_figures: false,
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
                    waits_for_figures: current.waits_for_figures,
                    mistake: Some(mistake),
                }));
                discard(site).await;
                false
            }
        }
    }

    /// Builds the book while there is none. Where its chapters take long to compile, its pages are
    /// published without their figures until then.
    async fn first(&mut self, site: &Path) -> Result<Report, Mistake> {
        let Self { project, book, room, start, versions, .. } = self;
        let text = room.path().join("text");
        let meanwhile = async {
            sleep(PATIENCE).await;
            // What is wrong with the pages is told by the build that is under way.
            if room::renew(&text).is_ok() && book::without_figures(project, &text).await.is_ok() {
                versions.send_replace(Arc::new(Version {
                    name: format!("{start}-text"),
                    site: Some(text),
                    waits_for_figures: true,
                    mistake: None,
                }));
            }
            std::future::pending().await
        };
        tokio::select! {
            built = book.build(site) => built,
            never = meanwhile => never,
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
