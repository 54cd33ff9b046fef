//! Where the workbook's files are.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::mistake::Mistake;

/// The checkout of the workbook that this program works on.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The given folder, or the checkout that the current folder lies in, or the one
    /// whose program cargo was asked to run from elsewhere.
    pub fn find(given: Option<PathBuf>) -> Result<Self, Mistake> {
        if let Some(root) = given {
            let root = std::path::absolute(&root).unwrap_or(root);
            return if is_workbook(&root) {
                Ok(Self { root })
            } else {
                Err(Mistake::new(format!(
                    "{} is not the folder of a workbook: it has no book/book.toml.",
                    root.display()
                )))
            };
        }
        let current = env::current_dir().ok();
        // Cargo says which package it runs, as with `cargo run --manifest-path`.
        let run_by_cargo = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        [current, run_by_cargo]
            .into_iter()
            .flatten()
            .find_map(|folder| Self::around(&folder))
            .ok_or_else(|| {
                Mistake::new(
                    "The book's sources are not here: neither this folder nor one above it has a \
                     book/book.toml. Change into the workbook's folder and try again.",
                )
            })
    }

    /// The workbook that `folder` lies in.
    fn around(folder: &Path) -> Option<Self> {
        let root = folder.ancestors().find(|folder| is_workbook(folder))?;
        Some(Self::at(root))
    }

    /// The workbook in the folder `root`, taken at its word.
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_path_buf() }
    }

    /// The folder with the workspace's `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Prose, theme and terms.
    pub fn book(&self) -> PathBuf {
        self.root.join("book")
    }

    /// The chapters and the tools.
    pub fn crates(&self) -> PathBuf {
        self.root.join("crates")
    }

    /// The folders the book is made from.
    pub fn sources(&self) -> impl Iterator<Item = PathBuf> {
        [self.book(), self.crates()].into_iter()
    }
}

fn is_workbook(folder: &Path) -> bool {
    folder.join("book").join("book.toml").is_file()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_workbook_is_found_from_any_folder_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("crates/ch01-double/src");
        fs::create_dir_all(&deep).unwrap();
        assert!(Project::around(&deep).is_none());

        fs::create_dir(folder.path().join("book")).unwrap();
        fs::write(folder.path().join("book/book.toml"), "").unwrap();
        let project = Project::around(&deep).unwrap();
        assert_eq!(project.root(), folder.path());
    }

    #[test]
    fn a_folder_without_a_book_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let refusal = Project::find(Some(folder.path().to_path_buf())).unwrap_err();
        let name = folder.path().display().to_string();
        assert!(refusal.to_string().contains(&name), "{refusal}");
    }
}
