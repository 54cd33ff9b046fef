//! The practice project: the reader's own folder. What stands in it is never overwritten.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use contents::{Chapter, Chapters, Lock};
use sha2::{Digest, Sha256};

use crate::disk::{
    first_free, is_file, is_folder, read, read_bytes, sweep, unfinished, write_new, write_whole,
};
use crate::error::{shown, typed};
use crate::file::{keep_all_exchanged, numbered};
use crate::progress::{self, Entry};
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
    /// A check had passed, and the reader has begun again since.
    BegunAgain,
}

/// The folder that `start` uses when it is told none.
pub const DEFAULT: &str = "practice";

impl<'a> Practice<'a> {
    /// Where the practice project of this checkout is: the folder given, or the one that was last
    /// laid out, or `practice/`.
    pub fn locate(catalogue: &Catalogue, given: Option<&Path>) -> PathBuf {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or(path.to_path_buf());
        let default = || catalogue.root.join(DEFAULT);
        given.map(absolute).or_else(|| remembered(catalogue)).unwrap_or_else(default)
    }

    /// The practice project in `folder`, which must be there.
    pub fn open(catalogue: &'a Catalogue, folder: &Path) -> Result<Practice<'a>, Error> {
        if !is_folder(folder)? || fs::read_dir(folder).is_ok_and(|mut all| all.next().is_none()) {
            return Err(missing(catalogue, folder));
        }
        if !is_practice(catalogue, folder) {
            return Err(Error::Refused(format!(
                "{} is no practice project. `{}` lays one out.",
                shown(folder),
                start_in(&free_below(folder))
            )));
        }
        let programs = folder.join("src").join("bin");
        if !is_folder(&programs)? {
            return Err(Error::NotStarted { path: shown(&programs), command: start_in(folder) });
        }
        tidy(folder);
        let progress = Progress::open(folder);
        Ok(Practice { folder: folder.to_path_buf(), catalogue, progress })
    }

    /// Lays out the practice project in the folder given, or adds to it what is new. Without one
    /// it is where it was last, unless it has been taken from there. `remember` has later commands
    /// find it.
    pub fn start(
        catalogue: &'a Catalogue,
        given: Option<&Path>,
        remember: bool,
    ) -> Result<(Practice<'a>, Laid), Error> {
        let folder = &Self::locate(catalogue, given);
        if given.is_none() && !is_folder(folder)? {
            match missing(catalogue, folder) {
                Error::NotStarted { .. } => (),
                moved => return Err(moved),
            }
        }
        refuse_what_is_not_ours(catalogue, folder)?;
        fs::create_dir_all(folder).map_err(Error::file(folder, "made"))?;
        let progress = Progress::open(folder);
        let practice = Practice { folder: folder.to_path_buf(), catalogue, progress };
        // First what says that this is a practice project, so that one half laid out is known.
        let missing_dependencies = practice.lay_manifest()?;
        let programs = folder.join("src").join("bin");
        for folder in [folder.join("src"), programs.clone()] {
            is_folder(&folder)?;
        }
        fs::create_dir_all(&programs).map_err(Error::file(&programs, "made"))?;
        tidy(folder);
        if remember {
            practice.remember()?;
        }
        let mut laid = Laid { missing_dependencies, ..Laid::default() };
        let lock = catalogue.root.join("Cargo.lock");
        if lock.is_file() {
            // With the workbook's own versions the project builds without a network.
            write_new(&folder.join("Cargo.lock"), read(&lock)?.as_bytes())?;
        }
        write_new(&folder.join("README.md"), include_bytes!("practice/README.md"))?;
        write_new(&folder.join(".gitignore"), b"/target\n")?;
        // What stands in the way of one file does not keep the others from being laid out.
        let mut fault = None;
        for exercise in catalogue.exercises() {
            let mark = exercise.mark();
            let starter = practice.starter(exercise);
            let added = match write_new(&practice.file(exercise), starter.as_bytes()) {
                Err(error @ Error::InTheWay { .. }) => {
                    fault.get_or_insert(error);
                    continue;
                }
                otherwise => otherwise?,
            };
            if added {
                practice.progress.change(exercise, |entry| {
                    entry.started = mark;
                    entry.laid = self::mark(&starter);
                })?;
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
        match fault {
            Some(fault) => Err(fault),
            None => Ok((practice, laid)),
        }
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
        match is_file(&file)? {
            true => Ok(file),
            false => Err(Error::NotStarted { path: shown(&file), command: self.command() }),
        }
    }

    /// Whether nothing stands in the place of the reader's file.
    pub fn lacks(&self, exercise: &Exercise) -> bool {
        matches!(is_file(&self.file(exercise)), Ok(false))
    }

    /// The command that lays out what is not there.
    fn command(&self) -> String {
        match Self::locate(self.catalogue, None) == self.folder {
            true => START.to_owned(),
            false => start_in(&self.folder),
        }
    }

    /// Whether the file is as it was laid out, now or by an earlier version of the workbook.
    pub fn untouched(&self, exercise: &Exercise) -> bool {
        let laid = self.progress.of(exercise).laid;
        read(&self.file(exercise))
            .is_ok_and(|text| text == self.starter(exercise) || mark(&text) == laid)
    }

    /// Where the reader stands with an exercise.
    pub fn standing(&self, exercise: &Exercise) -> Standing {
        let Entry { solved, again, .. } = self.progress.of(exercise);
        if again {
            return Standing::BegunAgain;
        }
        if !solved.is_empty() {
            return if solved == exercise.mark() {
                Standing::Solved
            } else {
                Standing::SolvedBefore
            };
        }
        match self.lacks(exercise) {
            true => Standing::New,
            false if self.untouched(exercise) => Standing::Untouched,
            false => Standing::Begun,
        }
    }

    /// Notes that a check has passed.
    pub fn solved(&self, exercise: &Exercise) -> Result<(), Error> {
        let mark = exercise.mark();
        self.progress.change(exercise, |entry| {
            entry.solved = mark.clone();
            entry.started = mark;
            entry.again = false;
        })
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
        first_free(|n| numbered(&file, n))
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
            // Whoever was killed in between has not noted it.
            self.progress.set_manifest(mark(&text))?;
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

/// A file in the checkout that remembers where the practice project is.
const REMEMBERED: &str = ".practice";

impl Practice<'_> {
    /// Has later commands find it. In the checkout it is known by its path from there, which a
    /// move of the checkout does not change.
    fn remember(&self) -> Result<(), Error> {
        let root = &self.catalogue.root;
        let place = self.folder.strip_prefix(root).unwrap_or(&self.folder);
        let place = place.as_os_str().as_encoded_bytes();
        let file = root.join(REMEMBERED);
        sweep(root);
        match read_bytes(&file)? {
            Some(known) if known == place => Ok(()),
            _ => write_whole(&file, place),
        }
    }
}

fn remembered(catalogue: &Catalogue) -> Option<PathBuf> {
    let mut place = read_bytes(&catalogue.root.join(REMEMBERED)).ok()??;
    // Written by an editor it has a line's end.
    while place.last().is_some_and(|end| matches!(end, b'\n' | b'\r')) {
        place.pop();
    }
    #[cfg(unix)]
    let place = {
        use std::os::unix::ffi::OsStringExt;
        PathBuf::from(std::ffi::OsString::from_vec(place))
    };
    #[cfg(not(unix))]
    let place = PathBuf::from(String::from_utf8(place).ok()?);
    (!place.as_os_str().is_empty()).then(|| catalogue.root.join(place))
}

const START: &str = "cargo run -- start";

fn start_in(folder: &Path) -> String {
    format!("{START} {}", typed(folder))
}

/// What a killed tool left behind.
fn tidy(folder: &Path) {
    let programs = folder.join("src").join("bin");
    sweep(folder);
    sweep(&programs);
    // Who holds the lock is at work and has left nothing.
    if let Ok(Some(_lock)) = Lock::on(folder, Duration::ZERO) {
        keep_all_exchanged(&programs);
    }
}

/// Whether `start` has laid out a practice project here, if not to its end. The reader may have
/// made any part of it their own.
fn is_practice(catalogue: &Catalogue, folder: &Path) -> bool {
    let has =
        |name: &str, words: &str| read(&folder.join(name)).is_ok_and(|text| text.contains(words));
    let programs = folder.join("src").join("bin");
    has("Cargo.toml", "name = \"practice\"")
        || has(progress::FILE, progress::FIRST_LINE)
        || catalogue.exercises().iter().any(|one| programs.join(one.file_name()).is_file())
}

/// Why there is no practice project in `folder`: none was laid out yet, or it was moved.
fn missing(catalogue: &Catalogue, folder: &Path) -> Error {
    let path = shown(folder);
    let others = others(catalogue, folder);
    let known = remembered(catalogue).as_deref() == Some(folder);
    let anew = match folder == catalogue.root.join(DEFAULT) {
        true => format!("{START} {DEFAULT}"),
        false => start_in(folder),
    };
    match others.as_slice() {
        [] if known => Error::Refused(format!(
            "{path}, where your practice project was, is not there any more. If you have moved \
             it, `{START} ITS-FOLDER` takes it up again; `{anew}` begins anew."
        )),
        [] if Practice::locate(catalogue, None) == folder => {
            Error::NotStarted { path, command: START.to_owned() }
        }
        [] => Error::NotStarted { path, command: anew },
        others => {
            let lines: Vec<String> =
                others.iter().map(|other| format!("  {}", start_in(other))).collect();
            Error::Refused(format!(
                "{path} is not there{}. This takes up the practice project that lies elsewhere:\n\n\
                 {}\n\n`{anew}` begins anew.",
                if known { " any more" } else { "" },
                lines.join("\n")
            ))
        }
    }
}

/// Practice projects near where one was, and near where the reader is.
fn others(catalogue: &Catalogue, folder: &Path) -> Vec<PathBuf> {
    let mut near: Vec<PathBuf> = folder.parent().map(Path::to_path_buf).into_iter().collect();
    near.push(catalogue.root.clone());
    near.extend(catalogue.root.parent().map(Path::to_path_buf));
    let mut candidates = Vec::new();
    if let Ok(current) = std::env::current_dir() {
        candidates.extend(current.ancestors().map(Path::to_path_buf));
        near.push(current);
    }
    for near in near {
        // Among very many folders nobody looks for one.
        let all = fs::read_dir(near).into_iter().flatten().flatten().take(1000);
        candidates.extend(all.map(|entry| entry.path()));
    }
    candidates.retain(|candidate| {
        candidate != folder
            && candidate.join("src").join("bin").is_dir()
            && is_practice(catalogue, candidate)
    });
    candidates.sort();
    candidates.dedup();
    candidates
}

/// A folder below this one that is not there yet.
fn free_below(folder: &Path) -> PathBuf {
    let name = |n: u32| match n {
        1 => DEFAULT.to_owned(),
        more => format!("{DEFAULT}-{more}"),
    };
    first_free(|n| folder.join(name(n)))
}

/// Refuses a folder that is somebody else's: of the workbook itself, or with something in it that
/// `start` has not laid out.
fn refuse_what_is_not_ours(catalogue: &Catalogue, folder: &Path) -> Result<(), Error> {
    let root = &catalogue.root;
    let (resolved, here) = (resolved(folder), resolved(root));
    let mut of_the_workbook = ["crates", "book", "tests", "target", "node_modules", ".git"]
        .iter()
        .map(|name| here.join(name));
    if resolved == here || of_the_workbook.any(|part| resolved.starts_with(part)) {
        return Err(Error::Refused(format!(
            "{} belongs to the workbook itself, where an update could meet your files. Name a \
             folder of your own; `{START}` alone takes {DEFAULT}.",
            shown(folder)
        )));
    }
    if !is_folder(folder)? || is_practice(catalogue, folder) {
        return Ok(());
    }
    let mut strangers = fs::read_dir(folder)
        .map_err(Error::file(folder, "read"))?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !unfinished(name));
    let Some(stranger) = strangers.next() else { return Ok(()) };
    let what = match folder.join("Cargo.toml").exists() {
        true => "another Cargo project already".to_owned(),
        false => format!("no practice project and not empty: {stranger} lies in it"),
    };
    Err(Error::Refused(format!(
        "{} is {what}. Name a folder that is empty or not there yet, such as\n\n  {}",
        shown(folder),
        start_in(&free_below(folder))
    )))
}

/// The path without links and detours, as far as it exists.
fn resolved(path: &Path) -> PathBuf {
    path.ancestors()
        .find_map(|ancestor| {
            let rest = path.strip_prefix(ancestor).ok()?;
            Some(ancestor.canonicalize().ok()?.join(rest))
        })
        .unwrap_or(path.to_path_buf())
}

/// A short mark of a text.
pub fn mark(text: &str) -> String {
    Sha256::digest(text.as_bytes())[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}
