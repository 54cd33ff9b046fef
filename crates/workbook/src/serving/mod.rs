//! The book on the air: the press prints editions, the server shows the latest.

pub mod entrance;
mod hosts;
mod page;
mod press;
mod server;

pub use press::Press;
pub use server::serve;

use std::{path::PathBuf, sync::Arc};

use crate::mistake::Mistake;

/// What readers see at a time.
#[derive(Debug)]
pub struct Edition {
    /// Names the edition; another name means that a page is out of date.
    pub name: String,
    /// The folder of the last good site, from the first one on.
    pub site: Option<PathBuf>,
    /// Why the site is not the newest state of the sources.
    pub mistake: Option<Mistake>,
}

/// The edition of the moment, for everyone who shows it.
pub type Editions = tokio::sync::watch::Receiver<Arc<Edition>>;
