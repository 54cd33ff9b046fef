//! The chapters' compiled crates, for a reader's program to use.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    ffi::OsString,
    fs, io, iter,
    path::{Path, PathBuf},
    process::Command,
    time::UNIX_EPOCH,
};

use contents::Chapters;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Output, Stop, Supervisor, cargo};

/// The compiler, and what a program is compiled against. Both are kept in a file, with a mark of
/// the sources that they were compiled from, since asking cargo takes as long as a check. Tools
/// that choose the compiler otherwise, as one under `cargo run` and one started by itself do, have
/// a file each.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Libraries {
    mark: String,
    /// The compiler itself rather than the proxy that would look for it at every call.
    pub rustc: PathBuf,
    libraries: Vec<Library>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Library {
    /// The crate's name in Rust.
    name: String,
    /// Whether it is a chapter, or what chapters use.
    chapter: bool,
    file: PathBuf,
}

/// Why there are no libraries.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A tool could not be started.
    #[error("`{tool}` could not be started: {source}")]
    Tool {
        /// `cargo` or `rustc`.
        tool: String,
        /// The system's word.
        source: io::Error,
    },
    /// The chapters' crates do not compile.
    #[error("the chapters' crates do not compile\n\n{words}")]
    Build {
        /// What cargo and the compiler say, with colours.
        words: String,
    },
    /// A file could not be read.
    #[error("{path}: could not be read: {why}")]
    File {
        /// The file.
        path: String,
        /// The system's word, or what is wrong in it.
        why: String,
    },
    /// The compiler is not where it says.
    #[error("the Rust compiler is not found ({0})")]
    NoCompiler(String),
}

impl Libraries {
    /// The chapters of the workbook in `root`, compiled where their sources have changed;
    /// `compiling` is called before that is known to be necessary. Temporary files are put into
    /// `scratch`, so that nothing stays elsewhere when this is killed.
    ///
    /// # Errors
    /// Where they do not compile, or with what is not found.
    pub fn ready(
        root: &Path,
        supervisor: &Supervisor,
        stop: &Stop,
        scratch: &Path,
        compiling: impl FnOnce(),
    ) -> Result<Self, Error> {
        let mark = mark(root);
        let kept = kept_at(root, |name| env::var_os(name));
        let known: Option<Self> =
            fs::read(&kept).ok().and_then(|text| serde_json::from_slice(&text).ok());
        if let Some(known) = known
            && known.mark == mark
            && known.rustc.is_file()
            && known.libraries.iter().all(|library| library.file.is_file())
        {
            return Ok(known);
        }
        compiling();
        let tool = |command| cargo::finished(command, supervisor, stop, Some(scratch));
        let libraries = compile(root, tool)?;
        let fresh = Self { mark, rustc: rustc(root, tool)?, libraries };
        // Only a shortcut: without it the next one asks cargo again.
        let _ = fresh.keep(&kept);
        Ok(fresh)
    }

    /// Forgets what was compiled, as after a change of the compiler itself.
    pub fn forget(root: &Path) {
        for entry in fs::read_dir(target(root)).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with(KEPT) && name.ends_with(".json") {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Arguments that let a program use the chapters, as a project does that depends on them.
    pub fn chapters(&self) -> Vec<OsString> {
        self.arguments(|library| library.chapter)
    }

    /// Arguments that let a program use the chapters and whatever the chapters use.
    pub fn all(&self) -> Vec<OsString> {
        self.arguments(|_| true)
    }

    fn arguments(&self, wanted: impl Fn(&Library) -> bool) -> Vec<OsString> {
        let mut arguments = Vec::new();
        let mut folders = BTreeSet::new();
        for library in &self.libraries {
            if wanted(library) {
                let mut named = OsString::from(format!("{}=", library.name));
                named.push(&library.file);
                arguments.extend(["--extern".into(), named]);
            }
            folders.extend(library.file.parent());
        }
        // What the crates need in turn lies beside them.
        for folder in folders {
            let mut needed = OsString::from("dependency=");
            needed.push(if folder.ends_with("deps") {
                folder.to_path_buf()
            } else {
                folder.join("deps")
            });
            arguments.extend(["-L".into(), needed]);
        }
        arguments
    }

    fn keep(&self, file: &Path) -> io::Result<()> {
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut whole = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer(&mut whole, self)?;
        whole.persist(file)?;
        Ok(())
    }
}

/// How the names of the files begin in which libraries are kept.
const KEPT: &str = "libraries";

/// What chooses the compiler and where it puts things.
const CHOICE: [&str; 3] = ["CARGO_TARGET_DIR", "RUSTC", "RUSTUP_TOOLCHAIN"];

fn target(root: &Path) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root.join(target)
}

/// The file for the libraries of this choice, and of no other.
fn kept_at(root: &Path, chosen: impl Fn(&str) -> Option<OsString>) -> PathBuf {
    let mut hash = Sha256::new();
    for variable in CHOICE {
        let value = chosen(variable);
        hash.update([u8::from(value.is_some())]);
        hash.update(value.unwrap_or_default().as_encoded_bytes());
        hash.update([0]);
    }
    target(root).join(format!("{KEPT}-{}.json", hex(&hash.finalize()[..4])))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(Deserialize)]
struct Artifact {
    reason: String,
    target: Target,
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

fn compile(
    root: &Path,
    tool: impl Fn(Command) -> io::Result<Output>,
) -> Result<Vec<Library>, Error> {
    let (chapters, needed) = wanted(root)?;
    let mut command = cargo::on_all_chapters(root, "build");
    command.args(["--color=always", "--message-format=json-diagnostic-rendered-ansi"]);
    let output = tool(command).map_err(|source| Error::Tool {
        tool: cargo::program().to_string_lossy().into_owned(),
        source,
    })?;
    if !output.success() {
        let words = cargo::errors(&output.stdout, &output.stderr);
        return Err(Error::Build { words });
    }
    let printed = String::from_utf8_lossy(&output.stdout);
    let artifacts = printed.lines().filter_map(|line| serde_json::from_str::<Artifact>(line).ok());
    Ok(artifacts
        .filter(|artifact| artifact.reason == "compiler-artifact")
        .filter_map(|Artifact { target: Target { name }, filenames, .. }| {
            let chapter = chapters.contains(&name);
            let library = |file: &PathBuf| file.extension().is_some_and(|end| end == "rlib");
            let file = filenames.into_iter().find(library)?;
            (chapter || needed.contains(&name)).then_some(Library { name, chapter, file })
        })
        .collect())
}

/// The names of the chapters' crates, and of all that a chapter names as a dependency.
fn wanted(root: &Path) -> Result<(BTreeSet<String>, BTreeSet<String>), Error> {
    #[derive(Deserialize)]
    struct Manifest {
        #[serde(flatten)]
        everywhere: Dependencies,
        /// Those of some machines only. The ones that are not compiled here have no file to be found.
        #[serde(default)]
        target: BTreeMap<String, Dependencies>,
    }
    #[derive(Deserialize)]
    struct Dependencies {
        #[serde(default)]
        dependencies: toml::Table,
    }
    let unread = |path: &Path, why: String| Error::File { path: path.display().to_string(), why };
    let (mut chapters, mut needed) = (BTreeSet::new(), BTreeSet::new());
    let found = Chapters::find(root).map_err(|error| unread(root, error.to_string()))?;
    for chapter in &found {
        let path = chapter.folder.join("Cargo.toml");
        // A folder without a manifest is no crate yet; cargo passes it over or says so.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let manifest: Manifest =
            toml::from_str(&text).map_err(|error| unread(&path, error.to_string()))?;
        let all = iter::once(&manifest.everywhere).chain(manifest.target.values());
        let names = all.flat_map(|some| some.dependencies.keys());
        needed.extend(names.map(|name| name.replace('-', "_")));
        chapters.insert(chapter.rust_name());
    }
    Ok((chapters, needed))
}

/// The compiler that `rustc` stands for in this folder.
fn rustc(root: &Path, tool: impl Fn(Command) -> io::Result<Output>) -> Result<PathBuf, Error> {
    let proxy = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(&proxy);
    command.args(["--print", "sysroot"]).current_dir(root);
    let output = tool(command)
        .map_err(|source| Error::Tool { tool: proxy.to_string_lossy().into_owned(), source })?;
    let sysroot = String::from_utf8_lossy(&output.stdout);
    let file = format!("rustc{}", env::consts::EXE_SUFFIX);
    let rustc = Path::new(sysroot.trim()).join("bin").join(file);
    if rustc.is_file() { Ok(rustc) } else { Err(Error::NoCompiler(rustc.display().to_string())) }
}

/// A mark of everything in this checkout that a chapter may have been compiled from.
fn mark(root: &Path) -> String {
    let mut files = vec![root.join("Cargo.toml"), root.join("Cargo.lock")];
    for entry in fs::read_dir(root.join("crates")).into_iter().flatten().flatten() {
        files.push(entry.path().join("Cargo.toml"));
        collect(&entry.path().join("src"), &mut files);
    }
    files.sort();
    let mut hash = Sha256::new();
    for variable in CHOICE {
        hash.update(env::var(variable).unwrap_or_default().as_bytes());
        hash.update([0]);
    }
    for file in files {
        let Ok(about) = fs::metadata(&file) else { continue };
        let modified = about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        hash.update(file.as_os_str().as_encoded_bytes());
        hash.update(modified.unwrap_or_default().as_nanos().to_le_bytes());
        hash.update(about.len().to_le_bytes());
    }
    hex(&hash.finalize()[..8])
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_tools_with_other_compilers_keep_their_libraries_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let at = |toolchain: Option<&str>| {
            kept_at(root, |name| (name == "RUSTUP_TOOLCHAIN").then(|| toolchain.map(Into::into))?)
        };
        let files = [at(None), at(Some("stable")), at(Some("nightly"))];
        let kept = |number: usize| Libraries {
            mark: format!("mark {number}"),
            rustc: format!("rustc {number}").into(),
            libraries: Vec::new(),
        };
        for (number, file) in files.iter().enumerate() {
            kept(number).keep(file).expect("written");
        }
        for (number, file) in files.iter().enumerate() {
            let text = fs::read(file).expect("still there");
            let read: Libraries = serde_json::from_slice(&text).expect("whole");
            assert_eq!(read.mark, format!("mark {number}"));
        }
        // Another compiler has come: all of them go, and nothing else.
        let other = target(root).join("other.json");
        fs::write(&other, "{}").expect("written");
        Libraries::forget(root);
        assert!(other.is_file() && files.iter().all(|file| !file.exists()));
    }

    #[test]
    fn many_tools_at_once_leave_a_whole_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("target/libraries-1.json");
        std::thread::scope(|scope| {
            for number in 0..8 {
                let file = &file;
                scope.spawn(move || {
                    for _ in 0..20 {
                        let mark = number.to_string().repeat(1000 * (number + 1));
                        let kept = Libraries { mark, rustc: "rustc".into(), libraries: Vec::new() };
                        kept.keep(file).expect("written");
                        let text = fs::read(file).expect("there at every moment");
                        serde_json::from_slice::<Libraries>(&text).expect("whole at every moment");
                    }
                });
            }
        });
        let left = fs::read_dir(folder.path().join("target")).expect("read").count();
        assert_eq!(left, 1, "nothing half written is left");
    }
}
