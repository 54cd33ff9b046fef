//! A copy of this checkout that a test may change, as warm as the checkout itself.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{room::Room, sample::project};

/// A copy of the checkout, with a folder for the temporary files of those who work on it; both go
/// when it is dropped, or when the next one is made.
pub struct Checkout {
    room: Room,
}

impl Drop for Checkout {
    fn drop(&mut self) {
        // What cannot be removed now goes the next time.
        fs::remove_dir_all(self.folder()).ok();
    }
}

impl Checkout {
    /// Copies what git has in the checkout, with changes that are not committed, and the libraries
    /// that are compiled, which takes some gigabytes. They need not be compiled again: cargo goes by
    /// the times of files, and those are copied too.
    ///
    /// # Errors
    ///
    /// Without git, or where something cannot be read or written.
    pub fn copy() -> Result<Self> {
        let copy = Self { room: Room::new()? };
        fs::create_dir(copy.temporary())?;
        let listed = std::process::Command::new("git")
            .args(["ls-files", "-z"])
            .current_dir(project())
            .output()
            .context("git is missing")?;
        ensure!(listed.status.success(), "git does not list the files of {}", project().display());
        let names = String::from_utf8(listed.stdout)?;
        for name in names.split_terminator('\0') {
            let from = project().join(name);
            // What was removed and is not committed yet is missing.
            if from.is_file() {
                take(&from, &copy.root().join(name))?;
            }
        }
        let compiled = project().join("target/debug");
        if compiled.is_dir() {
            take_all(&compiled, &copy.root().join("target/debug"))?;
        }
        Ok(copy)
    }

    /// The copy's root.
    pub fn root(&self) -> PathBuf {
        self.room.path().join("checkout")
    }

    /// A folder beside it that is empty at first, for those who are told to put their temporary
    /// files there.
    pub fn temporary(&self) -> PathBuf {
        self.room.path().join("temporary")
    }

    /// What holds both.
    pub fn folder(&self) -> &Path {
        self.room.path()
    }
}

fn take_all(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()? {
            kind if kind.is_dir() && entry.file_name() == "incremental" => (),
            // Programs, most of them tests: those that are wanted are linked again.
            kind if kind.is_file() && to.ends_with("deps") && target.extension().is_none() => (),
            kind if kind.is_dir() => take_all(&entry.path(), &target)?,
            kind if kind.is_file() => take(&entry.path(), &target)?,
            _ => (),
        }
    }
    Ok(())
}

/// Copies a file with its time.
fn take(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("{} to {}", from.display(), to.display()))?;
    let time = fs::metadata(from)?.modified()?;
    // The owner may write, or the time could not be set.
    let copy = fs::OpenOptions::new().write(true).open(to);
    copy.and_then(|copy| copy.set_modified(time)).with_context(|| to.display().to_string())
}
