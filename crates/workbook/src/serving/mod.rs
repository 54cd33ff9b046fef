//! The served book: built anew at every save, and shown as it was last built whole.

mod builder;
pub mod entrance;
mod figures;
mod hosts;
mod page;
mod server;

pub use builder::Builder;
pub use server::{Served, serve};

use std::{path::PathBuf, sync::Arc};

use crate::mistake::Mistake;

/// What readers see at a time.
#[derive(Debug)]
pub struct Version {
    /// Names the version; another name means that a page is out of date.
    pub name: String,
    /// The folder of the last good site, from the first one on.
    pub site: Option<PathBuf>,
    /// Whether the site still waits for its figures, since the chapters are being compiled.
    pub waits_for_figures: bool,
    /// Why the site is not the newest state of the sources.
    pub mistake: Option<Mistake>,
}

/// The version of the moment, for everyone who shows it.
pub type Versions = tokio::sync::watch::Receiver<Arc<Version>>;
