//! What is wrong with an exercise, before anyone solves it.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// What is wrong with an exercise's folder.
#[derive(Debug)]
pub struct Fault {
    /// The file at fault.
    pub path: PathBuf,
    /// What is wrong with it, and what to do.
    pub message: String,
}

impl Fault {
    /// A fault of the file at `path`.
    pub fn new(path: &Path, message: impl Into<String>) -> Self {
        Self { path: path.to_path_buf(), message: message.into() }
    }

    /// The file at `path` could not be read.
    pub(super) fn unread(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::new(path, format!("could not be read: {error}"))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for Fault {}
