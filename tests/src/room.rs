//! Folders that live as long as a process of the tests: what a `static` holds is never dropped, so
//! nothing removes it at the end.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result};
use contents::Lock;

use crate::sample::project;

/// A folder that stays until this process ends; the next process that makes one removes it.
pub struct Room {
    folder: PathBuf,
    _lock: Option<Lock>,
}

impl Room {
    /// A new folder below `target/tests`. Those of processes that have ended go.
    ///
    /// # Errors
    ///
    /// Where it cannot be made.
    pub fn new() -> Result<Self> {
        Self::below(&project().join("target/tests"))
    }

    fn below(all: &Path) -> Result<Self> {
        let folder = || all.display().to_string();
        fs::create_dir_all(all).with_context(folder)?;
        // Nobody removes what another has made and not locked yet.
        let _alone = Lock::on(all, Duration::from_secs(60)).with_context(folder)?;
        for entry in fs::read_dir(all).with_context(folder)?.flatten() {
            if let Ok(Some(lock)) = Lock::on(&entry.path(), Duration::ZERO)
                && lock.keeps_out()
            {
                // What cannot be removed now goes the next time.
                fs::remove_dir_all(entry.path()).ok();
            }
        }
        let room = tempfile::Builder::new().prefix("room-").tempdir_in(all)?.keep();
        let lock = Lock::on(&room, Duration::ZERO)?;
        Ok(Self { folder: room, _lock: lock })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.folder
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_an_ended_process_left_goes_and_what_is_in_use_stays() {
        let all = tempfile::tempdir().unwrap();
        let in_use = Room::below(all.path()).unwrap();
        let left = Room::below(all.path()).unwrap().path().to_path_buf();
        fs::write(left.join("page.html"), "").unwrap();
        let next = Room::below(all.path()).unwrap();
        assert!(in_use.path().is_dir() && next.path().is_dir() && !left.exists());
    }
}
