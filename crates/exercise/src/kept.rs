//! Programs of ours, kept from one walk to the next: a solution with its variants, or the wrong forms of
//! a formula, are compiled anew only where something that they are made of has changed.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

/// A place for one program.
pub struct Kept {
    folder: PathBuf,
    name: String,
}

impl Kept {
    /// The place for what is compiled by this compiler, told by its own words, with these arguments and from
    /// these texts. A file that an argument names counts by its time and length. Below `all` each exercise
    /// has a folder, and in it one file for each purpose.
    pub fn of(
        all: &Path,
        exercise: &str,
        purpose: &str,
        compiler: &[u8],
        arguments: &[impl AsRef<OsStr>],
        texts: &[&str],
    ) -> Self {
        let mut hash = Sha256::new();
        let mut part = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        part(compiler);
        for argument in arguments {
            let argument = argument.as_ref();
            part(argument.as_encoded_bytes());
            let named = argument.to_string_lossy();
            let file = named.split_once('=').map_or(&*named, |(_, file)| file);
            let about = fs::metadata(file).ok().filter(fs::Metadata::is_file);
            let saved = about.as_ref().and_then(|about| about.modified().ok());
            let saved = saved.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
            part(&saved.map_or(0, |at| at.as_nanos()).to_le_bytes());
            part(&about.map_or(0, |about| about.len()).to_le_bytes());
        }
        texts.iter().for_each(|text| part(text.as_bytes()));
        let mark: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Self { folder: all.join(exercise), name: format!("{purpose}-{mark}") }
    }

    /// Puts what is kept at `to`; false where there is nothing.
    pub fn take(&self, to: &Path) -> bool {
        // It stays whole there, whoever replaces it here meanwhile.
        fs::hard_link(self.folder.join(&self.name), to).is_ok()
    }

    /// Keeps this file in the place of what was kept for the same purpose. Only a shortcut: where
    /// it cannot be kept, it is compiled again.
    pub fn keep(&self, made: &Path) {
        let _ = fs::create_dir_all(&self.folder);
        let purpose = self.name.split('-').next().unwrap_or_default();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if name.to_string_lossy().split('-').next() == Some(purpose) {
                let _ = fs::remove_file(entry.path());
            }
        }
        let _ = fs::hard_link(made, self.folder.join(&self.name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_changed_is_not_taken() {
        let all = tempfile::tempdir().unwrap();
        let library = all.path().join("library");
        fs::write(&library, "one").unwrap();
        let named = format!("a={}", library.display());
        let kept = |compiler: &str, argument: &str, texts: &[&str]| {
            Kept::of(all.path(), "ch01/x", "formula", compiler.as_bytes(), &[argument], texts)
        };
        let made = all.path().join("made");
        fs::write(&made, "program").unwrap();
        let first = kept("1.95", &named, &["ab", "c"]);
        let (taken, other) = (all.path().join("taken"), all.path().join("other"));
        assert!(!first.take(&taken));
        first.keep(&made);
        assert!(kept("1.95", &named, &["ab", "c"]).take(&taken));
        assert_eq!(fs::read(&taken).unwrap(), b"program");
        assert!(!kept("1.96", &named, &["ab", "c"]).take(&other));
        assert!(!kept("1.95", "--cfg=b", &["ab", "c"]).take(&other));
        assert!(!kept("1.95", &named, &["a", "bc"]).take(&other));
        // The next one replaces it; what was taken stays.
        let next = kept("1.95", &named, &["ab", "d"]);
        next.keep(&made);
        assert!(next.take(&other) && !first.take(&all.path().join("gone")) && taken.is_file());
        fs::write(&library, "another").unwrap();
        assert!(!kept("1.95", &named, &["ab", "d"]).take(&all.path().join("changed")));
    }
}
