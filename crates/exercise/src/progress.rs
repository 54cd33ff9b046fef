//! What a reader has done, in a small text file of the practice project.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::disk::{first_free, lock, read_bytes, write_whole};
use crate::{Error, Exercise};

/// What is known of one exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The mark of the task that the reader's file began from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub started: String,
    /// The mark of the starter that was laid out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub laid: String,
    /// The mark of the task that was solved.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub solved: String,
    /// Whether the exercise was begun again since.
    #[serde(default, skip_serializing_if = "is_false")]
    pub again: bool,
    /// How many rungs of the hints were shown.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub hints: usize,
    /// Whether the solution was asked for before it was earned.
    #[serde(default, skip_serializing_if = "is_false")]
    pub asked: bool,
    /// What another version of the workbook has noted.
    #[serde(flatten)]
    pub other: toml::Table,
}

fn is_zero(n: &usize) -> bool {
    *n == 0
}

fn is_false(b: &bool) -> bool {
    !b
}

/// The file, and what stands in it. Every change is written at once: to a file beside it, which
/// then takes its place, so that there is a whole one at any moment. To read, to change and to
/// write is one step, for which the folder is locked.
#[derive(Debug)]
pub struct Progress {
    folder: PathBuf,
    /// What was found to be wrong with the file and the reader has not been told.
    warnings: Mutex<Vec<String>>,
}

#[derive(Default, Serialize, Deserialize)]
struct ProgressToml {
    /// The mark of the Cargo.toml that was laid out, as long as the reader has not changed it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    manifest: String,
    #[serde(default)]
    exercise: BTreeMap<String, Entry>,
    #[serde(flatten)]
    other: toml::Table,
}

/// The first line of every progress file.
pub const FIRST_LINE: &str =
    "# What you have done so far. The workbook keeps this file; it is safe to delete:\n";

const SECOND_LINE: &str =
    "# your answers stay, only the ticks, the hints' count and the like are lost.\n\n";

/// Why nothing is known.
enum Unknown {
    /// The file is no progress.
    Broken(String),
    /// It cannot be read.
    Unread(Error),
}

impl Progress {
    /// The progress kept in the folder of a practice project. A file that cannot be read as one is
    /// put aside under another name, never overwritten.
    pub fn open(folder: &Path) -> Progress {
        let progress = Progress { folder: folder.to_path_buf(), warnings: Mutex::default() };
        let fault = match progress.read() {
            Ok(_) => None,
            Err(Unknown::Unread(error)) => Some(error),
            Err(Unknown::Broken(_)) => lock(folder).and_then(|_lock| progress.known()).err(),
        };
        if let Some(fault) = fault {
            progress.warn(format!("{fault}\nMeanwhile nothing is noted of what you have done."));
        }
        progress
    }

    /// What was found to be wrong with the file since this was asked last, for the reader.
    pub fn warning(&self) -> Option<String> {
        let warnings: Vec<String> = self.warnings().drain(..).collect();
        (!warnings.is_empty()).then(|| warnings.join("\n"))
    }

    /// What is known of an exercise.
    pub fn of(&self, exercise: &Exercise) -> Entry {
        self.sheet().exercise.remove(&exercise.id).unwrap_or_default()
    }

    /// Changes what is known of an exercise.
    pub fn change(
        &self,
        exercise: &Exercise,
        change: impl FnOnce(&mut Entry),
    ) -> Result<(), Error> {
        let _lock = lock(&self.folder)?;
        let mut known = self.known()?;
        let entry = known.exercise.entry(exercise.id.clone()).or_default();
        let before = entry.clone();
        change(entry);
        if *entry == before { Ok(()) } else { self.write(&known) }
    }

    /// The mark of the Cargo.toml as it was laid out.
    pub fn manifest(&self) -> String {
        self.sheet().manifest
    }

    /// Notes the mark of the Cargo.toml just laid out.
    pub fn set_manifest(&self, mark: String) -> Result<(), Error> {
        let _lock = lock(&self.folder)?;
        let mut known = self.known()?;
        if known.manifest == mark {
            return Ok(());
        }
        known.manifest = mark;
        self.write(&known)
    }

    fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    fn read(&self) -> Result<ProgressToml, Unknown> {
        let text = read_bytes(&self.path()).map_err(Unknown::Unread)?.unwrap_or_default();
        let text = String::from_utf8(text).map_err(|_| Unknown::Broken("no UTF-8".into()))?;
        toml::from_str(&text).map_err(|error| {
            Unknown::Broken(error.to_string().lines().next().unwrap_or_default().to_owned())
        })
    }

    /// What is known, for those who change nothing.
    fn sheet(&self) -> ProgressToml {
        self.read().unwrap_or_default()
    }

    /// What is known, for those who hold the lock and will write. A file that is no progress is
    /// put aside first.
    fn known(&self) -> Result<ProgressToml, Error> {
        match self.read() {
            Ok(known) => Ok(known),
            Err(Unknown::Unread(error)) => Err(error),
            Err(Unknown::Broken(why)) => {
                let aside = first_free(|n| self.folder.join(format!("{FILE}.unreadable.{n}")));
                fs::rename(self.path(), &aside).map_err(Error::file(&aside, "written"))?;
                self.warn(format!(
                    "The progress file could not be read ({why}), so it begins anew; the old one \
                     is kept as {}. Your answers are untouched.",
                    crate::error::shown(&aside)
                ));
                Ok(ProgressToml::default())
            }
        }
    }

    fn write(&self, known: &ProgressToml) -> Result<(), Error> {
        let path = self.path();
        let text = toml::to_string(known).map_err(|error| Error::author(&path, error))?;
        write_whole(&path, format!("{FIRST_LINE}{SECOND_LINE}{text}").as_bytes())
    }

    fn warn(&self, warning: String) {
        self.warnings().push(warning);
    }

    fn warnings(&self) -> MutexGuard<'_, Vec<String>> {
        // No panic can leave the list half changed.
        self.warnings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Its name.
pub const FILE: &str = "progress.toml";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_progress_is_put_aside_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        for (n, text) in [&b"half a li"[..], b"another", b"manifest = \"\xe9\""].iter().enumerate()
        {
            fs::write(&path, text).unwrap();
            let progress = Progress::open(folder.path());
            let name = format!("{FILE}.unreadable.{}", n + 1);
            assert!(progress.warning().unwrap().contains(&name));
            assert_eq!(fs::read(folder.path().join(name)).unwrap(), *text);
            assert!(progress.warning().is_none(), "said once");
        }
    }

    #[test]
    fn what_another_version_has_noted_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let text =
            "later = 1\n[exercise.\"ch08/a\"]\nhints = 1\nstars = [1, 2]\n[more]\nx = \"y\"\n";
        fs::write(&path, text).unwrap();
        Progress::open(folder.path()).set_manifest("mark".into()).unwrap();
        let table: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        assert_eq!(table["manifest"].as_str(), Some("mark"));
        assert_eq!(table["later"].as_integer(), Some(1));
        assert_eq!(table["more"]["x"].as_str(), Some("y"));
        assert_eq!(table["exercise"]["ch08/a"]["stars"].as_array().map(Vec::len), Some(2));
        assert_eq!(table["exercise"]["ch08/a"]["hints"].as_integer(), Some(1));
    }
}
