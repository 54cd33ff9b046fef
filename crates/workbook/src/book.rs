//! The book as it is built: figures drawn, pages woven, the site rendered.

use std::{collections::BTreeSet, path::Path};

use tokio::task::spawn_blocking;
use weave::{Report, figure::Catalogue};

use crate::{
    cargo,
    mistake::{Mistake, caught},
    project::Project,
    watch::Changes,
};

/// A book that remembers its figures from one build to the next.
pub struct Book {
    project: Project,
    figures: Option<String>,
    /// Chapters whose programs may not compile.
    doubtful: BTreeSet<String>,
}

impl Book {
    pub fn new(project: Project) -> Self {
        Self { project, figures: None, doubtful: BTreeSet::new() }
    }

    /// Has the next build renew what the changes touch.
    pub fn note(&mut self, changes: &Changes) {
        if changes.figures {
            self.figures = None;
        }
        self.doubtful.extend(changes.examples.iter().cloned());
    }

    /// Builds the whole site into the empty folder `out`.
    ///
    /// Any error or warning on the way is a mistake; then `out` holds nothing of use.
    pub async fn build(&mut self, out: &Path) -> Result<Report, Mistake> {
        let figures = match self.figures.take() {
            Some(figures) => figures,
            None => cargo::figures(&self.project).await?,
        };
        let figures = self.figures.insert(figures).clone();
        while let Some(chapter) = self.doubtful.first() {
            cargo::examples(&self.project, chapter).await?;
            self.doubtful.pop_first();
        }
        let root = self.project.root().to_path_buf();
        let out = out.to_path_buf();
        spawn_blocking(move || caught(|| weave(&root, &out, &figures)))
            .await
            .unwrap_or_else(|error| Err(Mistake::new(format!("The build broke off: {error}."))))
    }
}

/// Weaves and renders; the only place that knows how the weave is called.
fn weave(root: &Path, out: &Path, figures: &str) -> Result<Report, Mistake> {
    let catalogue = Catalogue::from_json(figures)
        .map_err(|error| Mistake::new(format!("Look into crates/figures: {error}.")))?;
    weave::build_site(root, out, catalogue).map_err(|diagnostics| {
        let headline = match diagnostics.len() {
            1 => "There is a mistake in the book.".to_owned(),
            number => format!("There are {number} mistakes in the book."),
        };
        Mistake::with_detail(headline, diagnostics.to_string())
    })
}
