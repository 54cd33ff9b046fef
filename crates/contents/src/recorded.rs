//! Whether a chapter's crate is still what its numbers were recorded with.
//!
//! A test that holds a snapshot notes the sources that it held it with, below `target`. Where
//! they have changed since, a page may print what the code no longer says. What was never tested
//! here, as after a download, counts as recorded with the sources that were found first.

use std::{
    cell::RefCell,
    collections::HashMap,
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::{Chapter, snapshot};

/// Where the tests' notes are, from the workbook's folder.
pub const HELD: &str = "target/recorded/held";
/// Where the notes are of what was found first.
const FOUND: &str = "target/recorded/found";

/// Notes that a test of the crate in `folder` holds this snapshot with the sources as they are.
///
/// Nothing is noted for a folder that is no chapter's, or where the sources have been saved
/// since the test was compiled.
///
/// # Errors
/// Where the sources or the snapshot cannot be read, or the note cannot be written.
pub fn note(folder: &Path, snapshot: &str) -> io::Result<()> {
    let (Some(chapter), Some(root)) = (Chapter::at(folder), folder.ancestors().nth(2)) else {
        return Ok(());
    };
    let recorded = Recorded::new(root);
    let compiled = fs::metadata(env::current_exe()?)?.modified()?;
    if recorded.sources(folder)?.saved > compiled {
        return Ok(());
    }
    write(&file(root, HELD, &chapter, snapshot), recorded.state(&chapter, snapshot)?)
}

/// The state of the crates of one workbook, each read once.
#[derive(Debug)]
pub struct Recorded {
    root: PathBuf,
    crates: RefCell<HashMap<PathBuf, Sources>>,
    outdated: RefCell<HashMap<(String, String), bool>>,
}

/// The sources of a crate and of the crates that it depends on.
#[derive(Clone, Copy, Debug)]
struct Sources {
    digest: u64,
    /// When the last of them was saved.
    saved: SystemTime,
}

/// What a note says: digests of the sources and of the snapshot.
#[derive(Clone, Copy, Debug, PartialEq)]
struct State {
    sources: u64,
    snapshot: u64,
}

impl Recorded {
    /// The state of the workbook in the folder `root` as it is from now on.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf(), crates: RefCell::default(), outdated: RefCell::default() }
    }

    /// Whether the chapter's crate, or one that it depends on, has changed since the snapshot of
    /// this name was recorded. What cannot be read has not.
    pub fn is_outdated(&self, chapter: &Chapter, snapshot: &str) -> bool {
        let key = (chapter.id.clone(), snapshot.to_owned());
        if let Some(known) = self.outdated.borrow().get(&key) {
            return *known;
        }
        let outdated = self.compare(chapter, snapshot).unwrap_or(false);
        self.outdated.borrow_mut().insert(key, outdated);
        outdated
    }

    fn compare(&self, chapter: &Chapter, snapshot: &str) -> io::Result<bool> {
        let now = self.state(chapter, snapshot)?;
        for notes in [HELD, FOUND] {
            let noted = read(&file(&self.root, notes, chapter, snapshot));
            if let Some(noted) = noted.filter(|noted| noted.snapshot == now.snapshot) {
                return Ok(noted.sources != now.sources);
            }
        }
        // Never tested here, or recorded anew elsewhere and brought here with its sources.
        write(&file(&self.root, FOUND, chapter, snapshot), now)?;
        Ok(false)
    }

    fn state(&self, chapter: &Chapter, snapshot: &str) -> io::Result<State> {
        let mut sources = DefaultHasher::new();
        self.sources(&chapter.folder)?.digest.hash(&mut sources);
        if let Some(example) = snapshot.strip_prefix("example-") {
            let program = chapter.folder.join("examples").join(format!("{example}.rs"));
            sources.write(&fs::read(program)?);
        }
        let mut recorded = DefaultHasher::new();
        recorded.write(&fs::read(snapshot::file(chapter, snapshot))?);
        Ok(State { sources: sources.finish(), snapshot: recorded.finish() })
    }

    /// The sources of the crate in `folder`, with those of the book's crates below it.
    fn sources(&self, folder: &Path) -> io::Result<Sources> {
        if let Some(known) = self.crates.borrow().get(folder) {
            return Ok(*known);
        }
        let mut files = Vec::new();
        collect(folder, folder, &mut files)?;
        files.sort();
        let mut hasher = DefaultHasher::new();
        let mut saved = SystemTime::UNIX_EPOCH;
        for file in files {
            file.strip_prefix(folder).unwrap_or(&file).hash(&mut hasher);
            hasher.write(&fs::read(&file)?);
            saved = saved.max(fs::metadata(&file)?.modified()?);
        }
        for dependency in self.dependencies(folder) {
            let below = self.sources(&dependency)?;
            below.digest.hash(&mut hasher);
            saved = saved.max(below.saved);
        }
        let sources = Sources { digest: hasher.finish(), saved };
        self.crates.borrow_mut().insert(folder.to_path_buf(), sources);
        Ok(sources)
    }

    /// The crates of the book that a crate's numbers come from too.
    fn dependencies(&self, folder: &Path) -> Vec<PathBuf> {
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
        let manifest: toml::Table = toml::from_str(&manifest).unwrap_or_default();
        let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
        let mut folders: Vec<PathBuf> = dependencies
            .into_iter()
            .flat_map(toml::Table::keys)
            // It draws, and no number comes from it.
            .filter(|name| *name != "plot")
            .map(|name| self.root.join("crates").join(name))
            .filter(|folder| folder.is_dir())
            .collect();
        folders.sort();
        folders
    }
}

/// The files of a crate that its numbers may come from: all but the tests, exercises, examples
/// and figures, and what lies beside the manifest.
fn collect(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    const ELSEWHERE: [&str; 5] =
        ["tests", "exercises", "examples", "src/figures", "src/figures.rs"];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let inside = path.strip_prefix(root).unwrap_or(&path);
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden || ELSEWHERE.iter().any(|elsewhere| inside == Path::new(elsewhere)) {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if folder != root {
            files.push(path);
        }
    }
    Ok(())
}

fn file(root: &Path, notes: &str, chapter: &Chapter, snapshot: &str) -> PathBuf {
    root.join(notes).join(&chapter.name).join(snapshot)
}

fn read(file: &Path) -> Option<State> {
    let text = fs::read_to_string(file).ok()?;
    let (sources, snapshot) = text.trim().split_once(' ')?;
    let digest = |text| u64::from_str_radix(text, 16).ok();
    Some(State { sources: digest(sources)?, snapshot: digest(snapshot)? })
}

/// A note that says the same already stays as it is, so that nobody sees a change in it.
fn write(file: &Path, state: State) -> io::Result<()> {
    if read(file) == Some(state) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, format!("{:016x} {:016x}\n", state.sources, state.snapshot))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two chapters, the second of which builds on the first.
    fn workbook() -> (tempfile::TempDir, Chapter) {
        let root = tempfile::tempdir().unwrap();
        let put = |file: &str, text: &str| {
            let file = root.path().join("crates").join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        put("ch01-one/Cargo.toml", "[package]\nname = \"ch01-one\"\n");
        put("ch01-one/src/lib.rs", "// one\n");
        put("ch02-two/Cargo.toml", "[dependencies]\nch01-one.workspace = true\nplot = \"1\"\n");
        put("ch02-two/src/lib.rs", "// two\n");
        put("ch02-two/src/figures.rs", "// drawn\n");
        put("ch02-two/examples/show.rs", "fn main() {}\n");
        put("ch02-two/tests/snapshots/cost.snap", "---\n---\n1\n");
        put("ch02-two/tests/snapshots/example-show.snap", "---\n---\n1\n");
        put("plot/src/lib.rs", "// plot\n");
        let chapter = Chapter::at(&root.path().join("crates/ch02-two")).unwrap();
        (root, chapter)
    }

    fn outdated(root: &Path, chapter: &Chapter, snapshot: &str) -> bool {
        Recorded::new(root).is_outdated(chapter, snapshot)
    }

    #[test]
    fn what_is_found_first_is_as_recorded_and_a_change_is_noticed() {
        let (root, chapter) = workbook();
        let save = |file: &str, text: &str| fs::write(root.path().join(file), text).unwrap();
        let outdated = |snapshot| outdated(root.path(), &chapter, snapshot);
        assert!(!outdated("cost"));
        for file in ["crates/ch02-two/src/lib.rs", "crates/ch01-one/src/lib.rs"] {
            let before = fs::read_to_string(root.path().join(file)).unwrap();
            save(file, "// changed\n");
            assert!(outdated("cost"), "{file}");
            save(file, &before);
            assert!(!outdated("cost"), "{file} is as it was");
        }
        for file in [
            "crates/ch02-two/src/figures.rs",
            "crates/ch02-two/examples/show.rs",
            "crates/ch02-two/tests/snapshots.rs",
            "crates/plot/src/lib.rs",
        ] {
            save(file, "// changed\n");
            assert!(!outdated("cost"), "{file}");
        }
    }

    #[test]
    fn a_program_s_output_is_of_its_program() {
        let (root, chapter) = workbook();
        assert!(!outdated(root.path(), &chapter, "example-show"));
        fs::write(chapter.folder.join("examples/show.rs"), "fn main() { todo!() }\n").unwrap();
        assert!(outdated(root.path(), &chapter, "example-show"));
        assert!(!outdated(root.path(), &chapter, "cost"));
    }

    #[test]
    fn a_test_that_holds_a_snapshot_unmarks_it() {
        let (root, chapter) = workbook();
        assert!(!outdated(root.path(), &chapter, "cost"));
        let lib = chapter.folder.join("src/lib.rs");
        fs::write(&lib, "// changed\n").unwrap();
        assert!(outdated(root.path(), &chapter, "cost"));
        // Saved after this test was compiled, so that it may hold something else.
        note(&chapter.folder, "cost").unwrap();
        assert!(outdated(root.path(), &chapter, "cost"));
        let long_ago = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        for crate_ in ["ch01-one", "ch02-two"] {
            let lib = root.path().join("crates").join(crate_).join("src/lib.rs");
            fs::File::options().write(true).open(lib).unwrap().set_modified(long_ago).unwrap();
        }
        for file in ["src/figures.rs", "examples/show.rs"] {
            let file = chapter.folder.join(file);
            fs::File::options().write(true).open(file).unwrap().set_modified(long_ago).unwrap();
        }
        note(&chapter.folder, "cost").unwrap();
        assert!(!outdated(root.path(), &chapter, "cost"));
    }

    #[test]
    fn a_snapshot_that_came_with_its_sources_is_as_recorded() {
        let (root, chapter) = workbook();
        assert!(!outdated(root.path(), &chapter, "cost"));
        fs::write(chapter.folder.join("src/lib.rs"), "// changed\n").unwrap();
        fs::write(snapshot::file(&chapter, "cost"), "---\n---\n2\n").unwrap();
        assert!(!outdated(root.path(), &chapter, "cost"));
    }
}
