//! The practice project: the reader's own folder. What stands in it is never overwritten.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use contents::{Chapter, Chapters};
use sha2::{Digest, Sha256};

use crate::disk::{first_free, read, sweep, write_new, write_whole};
use crate::error::shown;
use crate::progress::Entry;
use crate::{Catalogue, Error, Exercise, Progress};

/// A reader's practice project.
#[derive(Debug)]
pub struct Practice<'a> {
    folder: PathBuf,
    catalogue: &'a Catalogue,
    /// What the reader has done.
    pub progress: Progress,
}

/// What `start` did.
#[derive(Debug, Default)]
pub struct Laid {
    /// Ids of exercises whose starters were added.
    pub added: Vec<String>,
    /// Ids of exercises that were there.
    pub kept: usize,
    /// Ids of exercises that are otherwise now than when the reader's file was laid out.
    pub changed: Vec<String>,
    /// A Cargo.toml that the reader has changed and that lacks these chapters.
    pub missing_dependencies: Vec<String>,
}

/// Where the reader stands with an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No file yet.
    New,
    /// The file is as it was laid out.
    Untouched,
    /// The reader has worked on it.
    Begun,
    /// A check has passed.
    Solved,
    /// A check had passed, and the exercise has changed since.
    SolvedBefore,
}

/// The folder that `start` uses when it is told none.
pub const DEFAULT: &str = "practice";

impl<'a> Practice<'a> {
    /// Where the practice project of this checkout is: the folder given, or the one that `start`
    /// was last given, or `practice/`.
    pub fn locate(catalogue: &Catalogue, given: Option<&Path>) -> PathBuf {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or(path.to_path_buf());
        let remembered = || {
            let text = fs::read_to_string(catalogue.root.join(REMEMBERED)).ok()?;
            Some(PathBuf::from(text.trim_end()))
        };
        given.map(absolute).or_else(remembered).unwrap_or_else(|| catalogue.root.join(DEFAULT))
    }

    /// The practice project in `folder`, which must be there.
    pub fn open(catalogue: &'a Catalogue, folder: &Path) -> Result<Practice<'a>, Error> {
        if !folder.join("src").join("bin").is_dir() {
            return Err(Error::NotStarted { path: shown(folder) });
        }
        Ok(Practice { folder: folder.to_path_buf(), catalogue, progress: Progress::open(folder)? })
    }

    /// Lays out the practice project in `folder`, or adds to it what is new, and remembers where
    /// it is.
    pub fn start(catalogue: &'a Catalogue, folder: &Path) -> Result<(Practice<'a>, Laid), Error> {
        Self::lay(catalogue, folder, true)
    }

    /// The same for whoever knows where it is, so that nothing need be remembered.
    pub fn lay_out(catalogue: &'a Catalogue, folder: &Path) -> Result<(Practice<'a>, Laid), Error> {
        Self::lay(catalogue, folder, false)
    }

    fn lay(
        catalogue: &'a Catalogue,
        folder: &Path,
        remember: bool,
    ) -> Result<(Practice<'a>, Laid), Error> {
        refuse_another_project(catalogue, folder)?;
        let programs = folder.join("src").join("bin");
        fs::create_dir_all(&programs).map_err(Error::file(&programs, "made"))?;
        let practice =
            Practice { folder: folder.to_path_buf(), catalogue, progress: Progress::open(folder)? };
        if remember && folder != catalogue.root.join(DEFAULT) {
            let place = folder.as_os_str().as_encoded_bytes();
            write_whole(&catalogue.root.join(REMEMBERED), place)?;
        }
        sweep(folder);
        sweep(&programs);
        let mut laid = Laid { missing_dependencies: practice.lay_manifest()?, ..Laid::default() };
        let lock = catalogue.root.join("Cargo.lock");
        if lock.is_file() {
            // With the workbook's own versions the project builds without a network.
            write_new(&folder.join("Cargo.lock"), read(&lock)?.as_bytes())?;
        }
        write_new(&folder.join("README.md"), include_bytes!("practice/README.md"))?;
        write_new(&folder.join(".gitignore"), b"/target\n")?;
        for exercise in catalogue.exercises() {
            let mark = exercise.mark();
            if write_new(&practice.file(exercise), practice.starter(exercise).as_bytes())? {
                practice.progress.change(exercise, |entry| entry.started = mark)?;
                laid.added.push(exercise.id.clone());
                continue;
            }
            laid.kept += 1;
            let started = practice.progress.of(exercise).started;
            if started.is_empty() {
                practice.progress.change(exercise, |entry| entry.started = mark)?;
            } else if started != mark {
                laid.changed.push(exercise.id.clone());
            }
        }
        Ok((practice, laid))
    }

    /// The project's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The reader's file for an exercise.
    pub fn file(&self, exercise: &Exercise) -> PathBuf {
        self.folder.join("src").join("bin").join(exercise.file_name())
    }

    /// The reader's file for an exercise, which must be there.
    pub fn existing_file(&self, exercise: &Exercise) -> Result<PathBuf, Error> {
        let file = self.file(exercise);
        if file.is_file() { Ok(file) } else { Err(Error::NotStarted { path: shown(&file) }) }
    }

    /// Where the reader stands with an exercise.
    pub fn standing(&self, exercise: &Exercise) -> Standing {
        let Entry { solved, .. } = self.progress.of(exercise);
        if !solved.is_empty() {
            return if solved == exercise.mark() {
                Standing::Solved
            } else {
                Standing::SolvedBefore
            };
        }
        match read(&self.file(exercise)) {
            Ok(text) if text == self.starter(exercise) => Standing::Untouched,
            Ok(_) => Standing::Begun,
            Err(_) => Standing::New,
        }
    }

    /// Notes that a check has passed.
    pub fn solved(&self, exercise: &Exercise) -> Result<(), Error> {
        let mark = exercise.mark();
        self.progress.change(exercise, |entry| {
            entry.solved = mark.clone();
            entry.started = mark;
        })
    }

    /// Lays the starter out anew and keeps the reader's file as a numbered backup, whose path is
    /// given back; none if there was nothing to keep.
    pub fn reset(&self, exercise: &Exercise) -> Result<Option<PathBuf>, Error> {
        let file = self.file(exercise);
        let backup = match fs::read(&file) {
            Ok(text) => Some(self.back_up(exercise, &text)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(Error::file(&file, "read")(error)),
        };
        write_whole(&file, self.starter(exercise).as_bytes())?;
        self.progress.change(exercise, |entry| entry.started = exercise.mark())?;
        Ok(backup)
    }

    /// Keeps a text as a numbered backup of the reader's file, and gives its path.
    pub fn back_up(&self, exercise: &Exercise, text: &[u8]) -> Result<PathBuf, Error> {
        loop {
            let backup = self.next_backup(exercise);
            // Should another process take the number in between, the next one is free.
            if write_new(&backup, text)? {
                return Ok(backup);
            }
        }
    }

    /// Where the next backup goes.
    pub(crate) fn next_backup(&self, exercise: &Exercise) -> PathBuf {
        let file = self.file(exercise);
        first_free(|n| file.with_extension(format!("rs.{n}.bak")))
    }

    /// The file that a reader begins with.
    pub fn starter(&self, exercise: &Exercise) -> String {
        format!(
            "// {} ({})\n//\n// cargo run -- check {}\n\n{}",
            exercise.title,
            exercise.kind.word(),
            exercise.id,
            exercise.starter
        )
    }

    /// Writes the Cargo.toml, or brings it up to date while it is as it was laid out. Gives the
    /// chapters that it lacks where the reader has made it their own.
    fn lay_manifest(&self) -> Result<Vec<String>, Error> {
        let path = self.folder.join("Cargo.toml");
        let crates = self.catalogue.root.join("crates");
        let chapters =
            Chapters::find(&self.catalogue.root).map_err(Error::file(&crates, "read"))?;
        let dependencies: Vec<(String, String)> = chapters
            .iter()
            .map(|Chapter { name, folder, .. }| {
                // Beside the crates a relative path survives a move of the checkout.
                let folder = match self.folder.parent() == Some(self.catalogue.root.as_path()) {
                    true => Path::new("..").join("crates").join(name),
                    false => folder.clone(),
                };
                let folder = folder.display().to_string().replace('\\', "/");
                (name.clone(), format!("{name} = {{ path = {folder:?} }}"))
            })
            .collect();
        let lines: String = dependencies.iter().map(|(_, line)| format!("{line}\n")).collect();
        let text = format!("{}{lines}", include_str!("practice/Cargo.toml.head"));
        if write_new(&path, text.as_bytes())? {
            self.progress.set_manifest(mark(&text))?;
            return Ok(Vec::new());
        }
        let present = read(&path)?;
        if present == text {
            return Ok(Vec::new());
        }
        if mark(&present) == self.progress.manifest() {
            write_whole(&path, text.as_bytes())?;
            self.progress.set_manifest(mark(&text))?;
            return Ok(Vec::new());
        }
        let missing = dependencies.into_iter().filter(|(name, _)| !present.contains(name));
        Ok(missing.map(|(_, line)| line).collect())
    }
}

/// A file in the checkout that remembers a practice project laid out elsewhere.
const REMEMBERED: &str = ".practice";

fn refuse_another_project(catalogue: &Catalogue, folder: &Path) -> Result<(), Error> {
    let manifest = folder.join("Cargo.toml");
    let ours = read(&manifest).is_ok_and(|text| text.contains("name = \"practice\""));
    if manifest.exists() && !ours {
        return Err(Error::Refused(format!(
            "{} is another Cargo project already. Name a folder that is empty or not there yet.",
            shown(folder)
        )));
    }
    if folder.starts_with(catalogue.root.join("crates")) || folder == catalogue.root {
        return Err(Error::Refused(format!(
            "{} belongs to the workbook itself, where an update could meet your files. Name a \
             folder outside `crates`.",
            shown(folder)
        )));
    }
    Ok(())
}

fn mark(text: &str) -> String {
    Sha256::digest(text.as_bytes())[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}
