//! The reader's file where somebody else may be editing it too: the page, an editor, another tab.
//!
//! Whoever writes says what they have read. The file is written only while it is still that, and
//! whatever a write takes away without having been asked to is kept as a numbered backup.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::TempPath;

use crate::disk::{beside, first_free, lock, missing, read_bytes, settle, text, write_new};
use crate::practice::mark;
use crate::{Error, Exercise, Practice};

/// A reader's file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// All of it.
    pub text: String,
    /// What tells it from every other text.
    pub digest: String,
}

/// What came of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// The file has the new text.
    Now {
        /// The new text's.
        digest: String,
        /// Where the former text is kept, if it is.
        backup: Option<PathBuf>,
    },
    /// The file is no longer what was read. It was left as it is, which is this.
    ChangedSince(Reading),
}

impl Practice<'_> {
    /// Reads the file of an exercise, which must be there.
    pub fn read(&self, exercise: &Exercise) -> Result<Reading, Error> {
        let file = self.existing_file(exercise)?;
        let gone = || Error::file(&file, "read")(missing());
        reading(&file, read_bytes(&file)?.ok_or_else(gone)?)
    }

    /// Writes the file of an exercise, provided that its digest is still `read`. The former text
    /// is kept as a backup if `keep` says so.
    pub fn write(
        &self,
        exercise: &Exercise,
        read: &str,
        text: &str,
        keep: bool,
    ) -> Result<Written, Error> {
        let _lock = lock(self.folder())?;
        let file = self.file(exercise);
        // A link stays a link: what it leads to is written.
        let file = fs::canonicalize(&file).unwrap_or(file);
        let digest = digest(text.as_bytes());
        let Some(present) = read_bytes(&file)? else {
            // Gone since: there is nothing to write over.
            if write_new(&file, text.as_bytes())? {
                return Ok(Written::Now { digest, backup: None });
            }
            let present = read_bytes(&file)?.unwrap_or_default();
            return Ok(Written::ChangedSince(reading(&file, present)?));
        };
        if self::digest(&present) != read {
            return Ok(Written::ChangedSince(reading(&file, present)?));
        }
        if present == text.as_bytes() {
            return Ok(Written::Now { digest, backup: None });
        }
        let mut backup = match keep {
            true => Some(self.back_up(exercise, &present)?),
            false => None,
        };
        if let Some(former) = exchange(&file, text.as_bytes())?
            && fs::read(&former).map_err(Error::file(&file, "read"))? != present
        {
            // Somebody wrote between the look and the exchange.
            backup = Some(self.set_aside(exercise, former)?);
        }
        Ok(Written::Now { digest, backup })
    }

    /// Lays the starter out anew for whoever has read the file with this digest and made `text`
    /// of it, which is kept as a backup.
    pub fn begin_again(
        &self,
        exercise: &Exercise,
        read: &str,
        text: &str,
    ) -> Result<Written, Error> {
        let starter = self.starter(exercise);
        let written = match self.write(exercise, read, text, false)? {
            Written::Now { digest, .. } if text != starter => {
                self.write(exercise, &digest, &starter, true)?
            }
            otherwise => otherwise,
        };
        if matches!(written, Written::Now { .. }) {
            self.begun_again(exercise)?;
        }
        Ok(written)
    }

    /// Lays the starter out anew, whatever the file is by now, and keeps that as a numbered backup,
    /// whose path is given back; none if there was nothing to keep.
    pub fn reset(&self, exercise: &Exercise) -> Result<Option<PathBuf>, Error> {
        let file = self.file(exercise);
        let starter = self.starter(exercise);
        loop {
            let present = read_bytes(&file)?.unwrap_or_default();
            let written = self.write(exercise, &digest(&present), &starter, true)?;
            if let Written::Now { backup, .. } = written {
                self.begun_again(exercise)?;
                return Ok(backup);
            }
        }
    }

    fn begun_again(&self, exercise: &Exercise) -> Result<(), Error> {
        self.progress.change(exercise, |entry| {
            entry.started = exercise.mark();
            entry.laid = mark(&self.starter(exercise));
            entry.again = !entry.solved.is_empty();
        })
    }

    /// The file itself rather than a copy: what is still being written to it arrives there.
    fn set_aside(&self, exercise: &Exercise, mut former: TempPath) -> Result<PathBuf, Error> {
        loop {
            let backup = self.next_backup(exercise);
            match former.persist_noclobber(&backup) {
                Ok(()) => return settle(&backup).map(|()| backup),
                Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                    former = error.path;
                }
                Err(error) => {
                    // Better a stray file than a lost text. The next one to come along keeps it.
                    let _ = error.path.keep();
                    return Err(Error::file(&backup, "written")(error.error));
                }
            }
        }
    }
}

fn digest(text: &[u8]) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn reading(file: &Path, bytes: Vec<u8>) -> Result<Reading, Error> {
    let digest = digest(&bytes);
    Ok(Reading { text: text(file, bytes)?, digest })
}

/// What a file is called that has just lost its place, until it is known whether to keep it.
const EXCHANGED: &str = ".exchanged-";

/// Puts the text in the place of the file and gives the file that stood there at that very
/// moment; none where the system cannot exchange two files.
fn exchange(path: &Path, text: &[u8]) -> Result<Option<TempPath>, Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let waiting = folder.join(format!("{EXCHANGED}{name}"));
    keep_exchanged(&waiting);
    let file = beside(path, text)?;
    if let Ok(about) = fs::metadata(path) {
        // Some file systems keep no permissions.
        let _ = file.as_file().set_permissions(about.permissions());
    }
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        // Under this name nothing is half written, so whatever is found there is kept.
        file.persist(&waiting).map_err(|error| Error::file(path, "written")(error.error))?;
        match renameat_with(CWD, &waiting, CWD, path, RenameFlags::EXCHANGE) {
            Ok(()) => {
                settle(path)?;
                return Ok(TempPath::try_from_path(waiting).ok());
            }
            Err(_) => fs::rename(&waiting, path).map_err(Error::file(path, "written"))?,
        }
    }
    #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
    file.persist(path).map_err(|error| Error::file(path, "written")(error.error))?;
    settle(path)?;
    Ok(None)
}

/// What a killed tool had exchanged, and may have been going to keep, is kept as a backup. For
/// those who hold the lock.
pub fn keep_all_exchanged(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(EXCHANGED) {
            keep_exchanged(&entry.path());
        }
    }
}

fn keep_exchanged(waiting: &Path) {
    let name = waiting.file_name().unwrap_or_default().to_string_lossy();
    let file = waiting.with_file_name(name.trim_start_matches(EXCHANGED));
    let Ok(text) = fs::read(waiting) else { return };
    let free = first_free(|n| numbered(&file, n));
    let kept = (1..).map(|n| numbered(&file, n)).take_while(|backup| *backup != free);
    if kept.chain([file.clone()]).any(|other| fs::read(other).is_ok_and(|other| other == text)) {
        let _ = fs::remove_file(waiting);
    } else {
        let _ = fs::rename(waiting, free);
    }
}

/// The name of a backup.
pub fn numbered(file: &Path, n: u32) -> PathBuf {
    file.with_extension(format!("rs.{n}.bak"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    #[test]
    fn an_exchange_gives_back_what_was_there_at_that_moment() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.rs");
        fs::write(&path, "theirs").unwrap();
        let former = exchange(&path, b"ours").unwrap().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"ours");
        assert_eq!(fs::read(&former).unwrap(), b"theirs");
        drop(former);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_was_exchanged_when_the_tool_was_killed_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.rs");
        let waiting = folder.path().join(".exchanged-a.rs");
        fs::write(&path, "ours").unwrap();
        fs::write(&waiting, "theirs").unwrap();
        keep_all_exchanged(folder.path());
        assert_eq!(fs::read(folder.path().join("a.rs.1.bak")).unwrap(), b"theirs");
        fs::write(&waiting, "theirs again").unwrap();
        drop(exchange(&path, b"mine").unwrap());
        assert_eq!(fs::read(folder.path().join("a.rs.2.bak")).unwrap(), b"theirs again");
        // Twice the same is no loss.
        fs::write(&waiting, "mine").unwrap();
        keep_all_exchanged(folder.path());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }
}
