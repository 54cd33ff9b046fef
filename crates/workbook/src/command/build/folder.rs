//! The folder a static site is built into: only ever emptied if a build made it,
//! and only once the new site is complete.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use crate::{mistake::Mistake, project::Project};

/// Says that a folder is ours to empty.
const MARK: &str = ".made-by-workbook";
const MARK_TEXT: &str =
    "`cargo run -- build` made this folder and empties it before each new site.\n";

/// A folder that holds the last site, and the draft of the next one beside it.
pub struct SiteFolder {
    out: PathBuf,
    draft: TempDir,
    created: bool,
}

impl SiteFolder {
    /// Takes the folder `out` for a site, creating it where there is none.
    ///
    /// Refused: a file, a folder with contents that no build made, and a folder
    /// inside the book's own sources.
    pub fn claim(out: &Path, project: &Project) -> Result<Self, Mistake> {
        let inside = |source: &PathBuf| resolved(out).starts_with(resolved(source));
        if let Some(source) = project.sources().find(inside) {
            return Err(Mistake::new(format!(
                "{} lies inside {}, which the book is made from. Choose a folder elsewhere with `--out`.",
                out.display(),
                source.display()
            )));
        }
        let cannot = |what: &str, error: io::Error| {
            Mistake::new(format!("Cannot {what} {}: {error}.", out.display()))
        };
        let created = !out.exists();
        if created {
            fs::create_dir_all(out).map_err(|error| cannot("create the folder", error))?;
        } else if !out.is_dir() {
            return Err(Mistake::new(format!(
                "{} is a file, and the site needs a folder. Choose another name with `--out`.",
                out.display()
            )));
        } else if !out.join(MARK).is_file() {
            let mut contents =
                fs::read_dir(out).map_err(|error| cannot("look into the folder", error))?;
            if contents.next().is_some() {
                return Err(Mistake::new(format!(
                    "{} holds files that no build of this book made, and building would delete them. \
                     Choose an empty or a new folder with `--out`.",
                    out.display()
                )));
            }
        }
        // Inside `out`, so that moving the pages up never crosses a file system.
        let draft = tempfile::Builder::new()
            .prefix(".draft-")
            .tempdir_in(out)
            .map_err(|error| cannot("write to the folder", error))?;
        fs::write(out.join(MARK), MARK_TEXT)
            .map_err(|error| cannot("write to the folder", error))?;
        Ok(Self { out: out.to_path_buf(), draft, created })
    }

    /// Where the next site goes until it is complete.
    pub fn draft(&self) -> &Path {
        self.draft.path()
    }

    /// Puts the draft in the place of the last site.
    pub fn publish(mut self) -> Result<PathBuf, Mistake> {
        self.created = false;
        self.replace().map_err(|error| {
            Mistake::new(format!(
                "The site is built, but could not be put into {}: {error}.",
                self.out.display()
            ))
        })?;
        Ok(self.out.clone())
    }

    fn replace(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.out)? {
            let entry = entry?;
            let name = entry.file_name();
            if Some(name.as_os_str()) == self.draft().file_name() || name == MARK {
                continue;
            }
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(path)?;
            } else {
                fs::remove_file(path)?;
            }
        }
        for entry in fs::read_dir(self.draft())? {
            let entry = entry?;
            fs::rename(entry.path(), self.out.join(entry.file_name()))?;
        }
        Ok(())
    }
}

impl Drop for SiteFolder {
    fn drop(&mut self) {
        // A first build that failed leaves nothing behind.
        if self.created {
            let _ = fs::remove_dir_all(&self.out);
        }
    }
}

/// The path without links and detours, as far as it exists.
fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    path.ancestors()
        .find_map(|ancestor| {
            let rest = path.strip_prefix(ancestor).ok()?;
            Some(ancestor.canonicalize().ok()?.join(rest))
        })
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> (TempDir, Project) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("book/src")).unwrap();
        fs::create_dir_all(root.path().join("crates")).unwrap();
        let project = Project::at(root.path());
        (root, project)
    }

    #[test]
    fn a_site_replaces_the_one_before_it_whole() {
        let (root, project) = project();
        let out = root.path().join("site");
        for page in ["first.html", "second.html"] {
            let folder = SiteFolder::claim(&out, &project).unwrap();
            fs::write(folder.draft().join(page), page).unwrap();
            folder.publish().unwrap();
        }
        let mut names: Vec<_> = fs::read_dir(&out)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, [MARK, "second.html"]);
    }

    #[test]
    fn a_failed_build_keeps_the_last_site_and_a_failed_first_build_leaves_nothing() {
        let (root, project) = project();
        let out = root.path().join("site");
        drop(SiteFolder::claim(&out, &project).unwrap());
        assert!(!out.exists());

        let folder = SiteFolder::claim(&out, &project).unwrap();
        fs::write(folder.draft().join("page.html"), "good").unwrap();
        folder.publish().unwrap();
        drop(SiteFolder::claim(&out, &project).unwrap());
        assert_eq!(fs::read_to_string(out.join("page.html")).unwrap(), "good");
    }

    #[test]
    fn folders_of_others_are_refused_and_left_alone() {
        let (root, project) = project();
        let out = root.path().join("thesis");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("chapter.tex"), "years of work").unwrap();
        let refusal = SiteFolder::claim(&out, &project).err().unwrap().to_string();
        assert!(refusal.contains("no build of this book made"), "{refusal}");
        assert_eq!(fs::read_dir(&out).unwrap().count(), 1);

        let file = root.path().join("file");
        fs::write(&file, "").unwrap();
        let refusal = SiteFolder::claim(&file, &project).err().unwrap();
        assert!(refusal.to_string().contains("is a file"), "{refusal}");

        let inside = root.path().join("crates/../book/src/site");
        let refusal = SiteFolder::claim(&inside, &project).err().unwrap();
        assert!(refusal.to_string().contains("lies inside"), "{refusal}");
        assert!(!inside.exists());
    }
}
