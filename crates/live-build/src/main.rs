//! Builds the scripts of the live figures: `cargo run -p live-build --features build`.
//!
//! With `--check` nothing is written; the scripts are built and compared with the committed ones.

mod compile;
mod compiler;
mod script;

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use live_build::{COMMAND, Packages, STAMP, Stamp, chapters, digest, manifest, script_of};

use crate::compiler::Compiler;

/// The script of each chapter.
type Scripts = BTreeMap<String, String>;

fn main() -> Result<()> {
    let check = match env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => {
            bail!("The only option is --check: compare with the committed scripts, write nothing.")
        }
    };
    let root = root()?;
    let compiler = Compiler::find()?;
    println!("building with {}", compiler.name);
    let (scripts, stamp) = build(&root, &compiler)?;
    if check { compare(&root, &stamp, &scripts) } else { write(&root, &stamp, &scripts) }
}

/// Every chapter's script, and what they were built from.
fn build(root: &Path, compiler: &Compiler) -> Result<(Scripts, Stamp)> {
    let (mut scripts, mut files) = (Scripts::new(), BTreeMap::new());
    let mut packages = Packages::new();
    for chapter in chapters(root)? {
        let built = compile::figures(root, compiler, &chapter)?;
        let script = script::around(&chapter, &built.wasm)?;
        println!("{}: {} KiB", script_of(&chapter), script.len() / 1024);
        files.extend(built.files);
        packages.extend(built.packages);
        scripts.insert(chapter, script);
    }
    let digests =
        scripts.iter().map(|(chapter, script)| (chapter.clone(), digest(script.as_bytes())));
    let stamp = Stamp {
        compiler: compiler.name.clone(),
        manifest: manifest(root, &packages)?,
        scripts: digests.collect(),
        files,
        packages,
    };
    Ok((scripts, stamp))
}

fn write(root: &Path, stamp: &Stamp, scripts: &Scripts) -> Result<()> {
    let text = format!(
        "# What the scripts in book/src/live were built from, by `{COMMAND}`.\n\
         # The tests hold it against the sources.\n\n{}",
        toml::to_string(stamp)?
    );
    for (chapter, script) in scripts {
        save(&root.join(script_of(chapter)), script)?;
    }
    save(&root.join(STAMP), &text)
}

fn save(file: &Path, text: &str) -> Result<()> {
    fs::create_dir_all(file.with_file_name("")).with_context(|| file.display().to_string())?;
    fs::write(file, text).with_context(|| file.display().to_string())
}

fn root() -> Result<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().with_context(|| root.display().to_string())
}

/// Compares what has just been built with what is committed.
fn compare(root: &Path, stamp: &Stamp, scripts: &Scripts) -> Result<()> {
    let committed = Stamp::read(root)?;
    let stale = committed.stale(root)?;
    if !stale.is_empty() {
        bail!(
            "The scripts of the live figures are stale:\n  {}\nBuild them: {COMMAND}",
            stale.join("\n  ")
        );
    }
    if stamp == &committed {
        println!("{} scripts are what their sources give, byte for byte", scripts.len());
        return Ok(());
    }
    let built = |chapter: &str| root.join(format!("target/live/{chapter}.js"));
    for (chapter, script) in scripts {
        save(&built(chapter), script)?;
    }
    if stamp.compiler == committed.compiler {
        bail!(
            "The scripts in book/src/live are not what their sources give, although the compiler \
             is the same.\nCompare them with those in target/live, or build them: {COMMAND}"
        );
    }
    // Two compilers never give the same bytes, so only what the scripts do can be compared.
    println!(
        "The scripts were built by {}:\ntheir bytes are others, their answers are compared",
        committed.compiler
    );
    for chapter in scripts.keys() {
        let same = Command::new("node")
            .arg(root.join("crates/live-build/src/same.mjs"))
            .args([root.join(script_of(chapter)), built(chapter)])
            .status()
            .context("node, which compares what two scripts answer")?;
        ensure!(
            same.success(),
            "The two scripts of {chapter} do not answer the same. \
             Build them with this compiler and commit them: {COMMAND}"
        );
    }
    Ok(())
}
