//! The crate `live` as wasm, and what went into it.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use live_build::{Packages, digest, locked};
use serde_json::Value;

use crate::compiler::{Compiler, TARGET};

/// What this program adds of its own.
const OWN: [&str; 2] = ["crates/live-build/src/script.js", "crates/live-build/src/script.rs"];

/// What cargo made for one chapter.
pub struct Built {
    /// The file with the wasm, until the next chapter is compiled.
    pub wasm: PathBuf,
    /// The files of the workbook in it, each with its digest.
    pub files: BTreeMap<String, String>,
    /// The other packages in it.
    pub packages: Packages,
}

/// Compiles the crate `live` with one chapter and all that the chapter needs.
pub fn figures(root: &Path, compiler: &Compiler, chapter: &str) -> Result<Built> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(root)
        .args(["build", "--locked", "--package", "live", "--lib"])
        .args(["--no-default-features", "--features", &format!("figures/{chapter}")])
        .args(["--profile", "live", "--target", TARGET])
        .args(["--message-format", "json-render-diagnostics"])
        .env("RUSTC", &compiler.program)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(root, compiler)?.join("\u{1f}"))
        .env("CARGO_TARGET_DIR", target(root))
        .stderr(Stdio::inherit());
    if compiler.builds_std {
        cargo.args(["-Z", "build-std=std,panic_abort"]).env("RUSTC_BOOTSTRAP", "1");
    }
    let output = cargo.output().context("cargo")?;
    ensure!(output.status.success(), "The figures do not compile for the browser.");

    let locked = locked(root)?;
    let (mut wasm, mut crates, mut packages) = (None, Vec::new(), Packages::new());
    for line in String::from_utf8(output.stdout)?.lines() {
        let message: Value = serde_json::from_str(line)?;
        if message["reason"] != "compiler-artifact" {
            continue;
        }
        let manifest = Path::new(message["manifest_path"].as_str().unwrap_or_default());
        let folder = manifest.parent().unwrap_or(manifest);
        if let Ok(folder) = folder.strip_prefix(root) {
            crates.push(folder.to_path_buf());
            let files = message["filenames"].as_array().into_iter().flatten();
            let file = files.filter_map(Value::as_str).find(|file| file.ends_with(".wasm"));
            wasm = file.map(PathBuf::from).or(wasm);
        } else if let Some(package) = registered(message["package_id"].as_str().unwrap_or_default())
            && let Some(checksum) = locked.get(&package)
        {
            packages.insert(package, checksum.clone());
        }
    }
    let wasm = wasm.context("cargo made no wasm")?;
    Ok(Built { files: files(root, &wasm, &crates)?, wasm, packages })
}

/// Paths of this machine must not get into the script: it shall have the same bytes everywhere.
fn flags(root: &Path, compiler: &Compiler) -> Result<Vec<String>> {
    let mut flags = vec![];
    let mut remap = |from: &Path, to: &str| {
        flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    };
    remap(root, "book");
    remap(&compiler.sources, "rust");
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo"))).context("no home folder")?;
    let registries = home.join("registry/src");
    for registry in fs::read_dir(&registries).with_context(|| registries.display().to_string())? {
        remap(&registry?.path(), "registry");
    }
    Ok(flags)
}

fn target(root: &Path) -> PathBuf {
    root.join("target/live")
}

/// `libm 0.2.16` of a package id, `registry+…#libm@0.2.16`.
fn registered(id: &str) -> Option<String> {
    let (source, package) = id.rsplit_once('#')?;
    source.starts_with("registry+").then(|| package.replace('@', " "))
}

/// The files of the workbook in the wasm: those that the compiler read, and the crates' manifests.
fn files(root: &Path, wasm: &Path, crates: &[PathBuf]) -> Result<BTreeMap<String, String>> {
    let read = wasm.with_extension("d");
    let read = fs::read_to_string(&read).with_context(|| read.display().to_string())?;
    // `live.wasm: file file`, where a space in a name is written with a backslash.
    let (_, read) = read.split_once(": ").context("cargo does not say what it has read")?;
    let sources = read.replace("\\ ", "\0");
    let sources = sources.split_whitespace().map(|file| PathBuf::from(file.replace('\0', " ")));
    let manifests = crates.iter().map(|folder| root.join(folder).join("Cargo.toml"));
    let own = OWN.iter().map(|file| root.join(file));
    sources
        .chain(manifests)
        .chain(own)
        .map(|file| {
            let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
            let file = file.strip_prefix(root).unwrap_or(&file);
            let parts: Vec<_> = file.iter().map(|part| part.to_string_lossy()).collect();
            Ok((parts.join("/"), digest(&bytes)))
        })
        .collect()
}
