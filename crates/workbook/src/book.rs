//! The book as it is built: figures drawn, pages woven, the site rendered.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use weave::{Audience, Report, figure::Catalogue};

use crate::{
    build_thread::BuildThread,
    cargo,
    figures::Figures,
    mistake::{Mistake, caught},
    project::Project,
    watch::Changes,
};

/// A book that remembers its figures from one build to the next.
pub struct Book {
    project: Project,
    /// The figures at their defaults, as long as they are those of the code.
    catalogue: Option<String>,
    /// The figures that are drawn on request, where the book is served.
    figures: Option<Arc<Figures>>,
    /// Chapters whose programs may not compile.
    doubtful: BTreeSet<String>,
    thread: BuildThread,
}

impl Book {
    pub fn new(project: Project) -> Self {
        let (doubtful, thread) = (BTreeSet::new(), BuildThread::new());
        Self { project, catalogue: None, figures: None, doubtful, thread }
    }

    /// A book that also keeps these figures at the state of the code.
    pub fn served(project: Project, figures: Arc<Figures>) -> Self {
        Self { figures: Some(figures), ..Self::new(project) }
    }

    /// Has the next build renew what the changes touch.
    pub fn note(&mut self, changes: &Changes) {
        if changes.figures {
            self.catalogue = None;
        }
        self.doubtful.extend(changes.examples.iter().cloned());
    }

    /// Builds the whole site into the empty folder `out`.
    ///
    /// Any error or warning on the way is a mistake; then `out` holds nothing of use.
    pub async fn build(&mut self, out: &Path) -> Result<Report, Mistake> {
        let catalogue = match self.catalogue.take() {
            Some(catalogue) => catalogue,
            None => self.draw().await?,
        };
        let catalogue = self.catalogue.insert(catalogue).clone();
        while let Some(chapter) = self.doubtful.first() {
            cargo::examples(&self.project, chapter).await?;
            self.doubtful.pop_first();
        }
        let root = self.project.root().to_path_buf();
        let out = out.to_path_buf();
        // Only who serves the book can change it and look at once.
        let audience = if self.figures.is_some() { Audience::Authors } else { Audience::Readers };
        let woven = move || {
            caught(|| {
                let figures = Catalogue::from_json(&catalogue)
                    .map_err(|error| Mistake::new(format!("Look into crates/figures: {error}.")))?;
                weave(&root, &out, figures, audience)
            })
        };
        let gone = || Err(Mistake::new("The build broke off: its thread is gone. Start again."));
        self.thread.work(woven).await.unwrap_or_else(gone)
    }

    /// Compiles the chapters and draws their figures.
    async fn draw(&self) -> Result<String, Mistake> {
        let program = cargo::figures(&self.project).await?;
        let catalogue = cargo::catalogue(&program).await?;
        if let Some(figures) = &self.figures {
            figures.renew(&program).await.map_err(|error| {
                Mistake::new(format!("The program that draws the figures cannot be kept: {error}."))
            })?;
        }
        Ok(catalogue)
    }
}

/// Builds the site into the empty folder `out` before any chapter is compiled: whole but for its
/// figures, in the place of each a box that says so.
pub async fn without_figures(project: &Project, out: &Path) -> Result<Report, Mistake> {
    let root = project.root().to_path_buf();
    let out = out.to_path_buf();
    let woven = move || {
        caught(|| {
            let figures = Catalogue::to_come(&root.join("book/src"))
                .map_err(|error| Mistake::new(format!("The pages cannot be read: {error}.")))?;
            weave(&root, &out, figures, Audience::Authors)
        })
    };
    let gone = || Err(Mistake::new("The build broke off: its thread is gone."));
    BuildThread::new().work(woven).await.unwrap_or_else(gone)
}

/// Weaves and renders; the only place that knows how the weave is called.
fn weave(
    root: &Path,
    out: &Path,
    catalogue: Catalogue,
    audience: Audience,
) -> Result<Report, Mistake> {
    weave::build_site(root, out, catalogue, audience).map_err(|diagnostics| {
        let headline = match diagnostics.len() {
            1 => "There is a mistake in the book.".to_owned(),
            number => format!("There are {number} mistakes in the book."),
        };
        Mistake::with_detail(headline, diagnostics.to_string())
    })
}
