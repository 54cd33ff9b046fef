//! The reader's file where somebody else may be editing it too: the page, an editor, another tab.
//!
//! Whoever writes says what they have read. The file is written only while it is still that, and
//! whatever a write takes away without having been asked to is kept as a numbered backup.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::disk::{beside, settle, write_new};
use crate::error::shown;
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
        reading(&file, fs::read(&file).map_err(Error::file(&file, "read"))?)
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
        let file = self.file(exercise);
        // A link stays a link: what it leads to is written.
        let file = fs::canonicalize(&file).unwrap_or(file);
        let digest = digest(text.as_bytes());
        let present = match fs::read(&file) {
            Ok(present) => present,
            // Gone since: there is nothing to write over.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if write_new(&file, text.as_bytes())? {
                    return Ok(Written::Now { digest, backup: None });
                }
                fs::read(&file).map_err(Error::file(&file, "read"))?
            }
            Err(error) => return Err(Error::file(&file, "read")(error)),
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
            && fs::read(former.path()).map_err(Error::file(&file, "read"))? != present
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
            self.progress.change(exercise, |entry| entry.started = exercise.mark())?;
        }
        Ok(written)
    }

    /// The file itself rather than a copy: what is still being written to it arrives there.
    fn set_aside(&self, exercise: &Exercise, mut file: NamedTempFile) -> Result<PathBuf, Error> {
        loop {
            let backup = self.next_backup(exercise);
            match file.persist_noclobber(&backup) {
                Ok(_) => return settle(&backup).map(|()| backup),
                Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                    file = error.file;
                }
                Err(error) => {
                    // Better a stray file than a lost text.
                    let _ = error.file.keep();
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
    let text = String::from_utf8(bytes).map_err(|_| {
        Error::Refused(format!(
            "{} is not text in UTF-8. Your own editor may know what it is.",
            shown(file)
        ))
    })?;
    Ok(Reading { text, digest })
}

/// Puts the text in the place of the file and gives the file that stood there at that very
/// moment; none where the system cannot exchange two files.
fn exchange(path: &Path, text: &[u8]) -> Result<Option<NamedTempFile>, Error> {
    let file = beside(path, text)?;
    if let Ok(about) = fs::metadata(path) {
        // Some file systems keep no permissions.
        let _ = file.as_file().set_permissions(about.permissions());
    }
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, file.path(), CWD, path, RenameFlags::EXCHANGE).is_ok() {
            settle(path)?;
            return Ok(Some(file));
        }
    }
    file.persist(path).map_err(|error| Error::file(path, "written")(error.error))?;
    settle(path)?;
    Ok(None)
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
        assert_eq!(fs::read(former.path()).unwrap(), b"theirs");
        drop(former);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
