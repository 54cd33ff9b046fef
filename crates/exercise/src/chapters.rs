//! The chapters' crates, compiled once, for the checks to link.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Catalogue, Error};

/// Where the compiled crates are; kept in a file between runs, with a mark of the sources that
/// they were compiled from.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Chapters {
    mark: String,
    /// Crate name and compiled library.
    libraries: Vec<(String, PathBuf)>,
}

const KEPT: &str = "chapters.json";

impl Chapters {
    /// The compiled chapters, compiling them if their sources have changed.
    pub fn ready(catalogue: &Catalogue, scratch: &Path) -> Result<Chapters, Error> {
        let mark = mark(catalogue)?;
        let kept = scratch.join(KEPT);
        let known = fs::read(&kept).ok().and_then(|text| serde_json::from_slice(&text).ok());
        if let Some(known @ Chapters { .. }) = known
            && known.mark == mark
            && known.libraries.iter().all(|(_, file)| file.is_file())
        {
            return Ok(known);
        }
        anstream::eprintln!("Compiling the chapters' crates; later checks need not wait for it.");
        let chapters = Chapters { mark, libraries: build(catalogue)? };
        // Only a shortcut: without it the next check asks cargo again.
        if let Ok(text) = serde_json::to_vec(&chapters) {
            let _ = crate::practice::write_whole(&kept, &text);
        }
        Ok(chapters)
    }

    /// Forgets what was compiled, as after a change of the compiler itself.
    pub fn forget(scratch: &Path) {
        let _ = fs::remove_file(scratch.join(KEPT));
    }

    /// What the compiler has to be told.
    pub fn arguments(&self) -> Vec<OsString> {
        let mut arguments = Vec::new();
        for (name, file) in &self.libraries {
            let mut library = OsString::from(format!("{name}="));
            library.push(file);
            arguments.extend(["--extern".into(), library]);
        }
        for folder in self.libraries.iter().filter_map(|(_, file)| file.parent()).take(1) {
            // Beside the libraries of the workspace's own crates lie those that they need.
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
}

/// Whether a source names a chapter's crate.
pub fn named_in(source: &str, catalogue: &Catalogue) -> Result<bool, Error> {
    let chapters = catalogue.chapters()?;
    Ok(chapters.iter().any(|(name, _)| source.contains(&name.replace('-', "_"))))
}

#[derive(Deserialize)]
struct Message {
    reason: String,
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    crate_types: Vec<String>,
}

fn build(catalogue: &Catalogue) -> Result<Vec<(String, PathBuf)>, Error> {
    let chapters = catalogue.chapters()?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(&cargo);
    command.current_dir(&catalogue.root).args([
        "build",
        "--quiet",
        "--lib",
        "--locked",
        "--color=always",
        "--message-format=json-diagnostic-rendered-ansi",
    ]);
    for (name, _) in &chapters {
        command.args(["-p", name]);
    }
    let output = command.output().map_err(|source| Error::Tool { tool: "cargo".into(), source })?;
    if !output.status.success() {
        return Err(Error::Build {
            what: "The chapters' crates do not compile, so nothing can be checked against them."
                .into(),
            detail: rendered(&output.stdout, &output.stderr),
        });
    }
    let stdout = String::from_utf8_lossy(&output.stdout);
    let messages = stdout.lines().filter_map(|line| serde_json::from_str::<Message>(line).ok());
    Ok(messages
        .filter(|message| message.reason == "compiler-artifact")
        .filter_map(|message| {
            let target = message.target?;
            let ours = chapters.iter().any(|(name, _)| name.replace('-', "_") == target.name);
            let library = target.crate_types.iter().any(|kind| kind == "lib");
            let file = message
                .filenames
                .into_iter()
                .find(|file| file.extension().is_some_and(|extension| extension == "rlib"));
            (ours && library).then_some(())?;
            Some((target.name, file?))
        })
        .collect())
}

/// The compiler's words out of cargo's messages, and cargo's own.
pub fn rendered(stdout: &[u8], stderr: &[u8]) -> String {
    let stdout = String::from_utf8_lossy(stdout);
    let messages = stdout.lines().filter_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let message = message.get("message")?;
        let error = message.get("level")?.as_str()? == "error";
        error.then(|| message.get("rendered")?.as_str().map(str::to_owned)).flatten()
    });
    let mut text: String = messages.collect();
    text.push_str(&String::from_utf8_lossy(stderr));
    text.trim().to_owned()
}

/// A mark of everything that the compiled chapters depend on in this checkout.
fn mark(catalogue: &Catalogue) -> Result<String, Error> {
    let mut files = vec![catalogue.root.join("Cargo.toml"), catalogue.root.join("Cargo.lock")];
    for (_, folder) in catalogue.chapters()? {
        files.push(folder.join("Cargo.toml"));
        collect(&folder.join("src"), &mut files);
    }
    let plot = catalogue.root.join("crates").join("plot");
    files.push(plot.join("Cargo.toml"));
    collect(&plot.join("src"), &mut files);
    files.sort();
    let mut hash = Sha256::new();
    for variable in ["CARGO_TARGET_DIR", "RUSTC"] {
        hash.update(std::env::var(variable).unwrap_or_default().as_bytes());
    }
    for file in files {
        let Ok(about) = fs::metadata(&file) else { continue };
        let modified = about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        hash.update(file.as_os_str().as_encoded_bytes());
        hash.update(modified.unwrap_or_default().as_nanos().to_le_bytes());
        hash.update(about.len().to_le_bytes());
    }
    Ok(hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect())
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
