//! What a reader has done, in a small text file of the practice project.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::disk::{first_free, write_whole};
use crate::{Error, Exercise};

/// What is known of one exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The mark of the task that the reader's file began from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub started: String,
    /// The mark of the task that was solved.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub solved: String,
    /// How many rungs of the hints were shown.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub hints: usize,
    /// Whether the solution was asked for before it was earned.
    #[serde(default, skip_serializing_if = "is_false")]
    pub asked: bool,
}

fn is_zero(n: &usize) -> bool {
    *n == 0
}

fn is_false(b: &bool) -> bool {
    !b
}

/// The file, and what stands in it. Every change is written at once: to a file beside it, which
/// then takes its place, so that there is a whole one at any moment.
#[derive(Debug)]
pub struct Progress {
    path: PathBuf,
    /// What was found to be wrong with the file when it was read, for the reader.
    pub warning: Option<String>,
}

#[derive(Default, Serialize, Deserialize)]
struct ProgressToml {
    /// The mark of the Cargo.toml that was laid out, as long as the reader has not changed it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    manifest: String,
    #[serde(default)]
    exercise: BTreeMap<String, Entry>,
}

const HEAD: &str = "# What you have done so far. The workbook keeps this file; it is safe to delete:\n\
                    # your answers stay, only the ticks, the hints' count and the like are lost.\n\n";

impl Progress {
    /// The progress kept in the folder of a practice project. A file that cannot be read as one is
    /// put aside under another name, never overwritten.
    pub fn open(folder: &Path) -> Result<Progress, Error> {
        let path = folder.join("progress.toml");
        let mut progress = Progress { path, warning: None };
        if let Err(fault) = progress.read()? {
            let aside = first_free(|n| folder.join(format!("progress.toml.unreadable.{n}")));
            fs::rename(&progress.path, &aside).map_err(Error::file(&aside, "written"))?;
            progress.warning = Some(format!(
                "The progress file could not be read ({}), so it begins anew; the old one is kept \
                 as {}. Your answers are untouched.",
                fault.to_string().lines().next().unwrap_or_default(),
                crate::error::shown(&aside)
            ));
        }
        Ok(progress)
    }

    /// What is known of an exercise.
    pub fn of(&self, exercise: &Exercise) -> Entry {
        self.known().exercise.remove(&exercise.id).unwrap_or_default()
    }

    /// Changes what is known of an exercise.
    pub fn change(
        &self,
        exercise: &Exercise,
        change: impl FnOnce(&mut Entry),
    ) -> Result<(), Error> {
        // Read anew: a `watch` in another terminal writes here too.
        let mut known = self.known();
        let entry = known.exercise.entry(exercise.id.clone()).or_default();
        let before = entry.clone();
        change(entry);
        if *entry == before { Ok(()) } else { self.write(&known) }
    }

    /// The mark of the Cargo.toml as it was laid out.
    pub fn manifest(&self) -> String {
        self.known().manifest
    }

    /// Notes the mark of the Cargo.toml just laid out.
    pub fn set_manifest(&self, mark: String) -> Result<(), Error> {
        let mut known = self.known();
        known.manifest = mark;
        self.write(&known)
    }

    fn read(&self) -> Result<Result<ProgressToml, toml::de::Error>, Error> {
        match fs::read(&self.path) {
            Ok(text) => Ok(toml::from_str(&String::from_utf8_lossy(&text))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Ok(Ok(ProgressToml::default()))
            }
            Err(error) => Err(Error::file(&self.path, "read")(error)),
        }
    }

    fn known(&self) -> ProgressToml {
        self.read().ok().and_then(Result::ok).unwrap_or_default()
    }

    fn write(&self, known: &ProgressToml) -> Result<(), Error> {
        let text = toml::to_string(known).map_err(|error| Error::author(&self.path, error))?;
        write_whole(&self.path, format!("{HEAD}{text}").as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_progress_is_put_aside_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("progress.toml");
        fs::write(&path, "half a li").unwrap();
        let progress = Progress::open(folder.path()).unwrap();
        assert!(progress.warning.unwrap().contains("unreadable.1"));
        let aside = folder.path().join("progress.toml.unreadable.1");
        assert_eq!(fs::read_to_string(aside).unwrap(), "half a li");
        fs::write(&path, "another").unwrap();
        Progress::open(folder.path()).unwrap();
        assert!(folder.path().join("progress.toml.unreadable.2").exists());
    }
}
