//! Builds the script of the live figures: `cargo run -p live-build --features build`.
//!
//! With `--check` nothing is written; the script is built and compared with the committed one.

mod compile;
mod compiler;
mod script;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use live_build::{COMMAND, SCRIPT, STAMP, Stamp};

use crate::compiler::Compiler;

fn main() -> Result<()> {
    let check = match env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => bail!("The only option is --check: compare with the committed script, write nothing."),
    };
    let root = root()?;
    let compiler = Compiler::find()?;
    println!("building with {}", compiler.name);
    let built = compile::figures(&root, &compiler)?;
    let script = script::around(&built.wasm)?;
    let stamp = built.stamp(&root, &compiler, &script)?;
    if check {
        compare(&root, &stamp, &script)
    } else {
        let text = format!(
            "# What {SCRIPT} was built from, by `{COMMAND}`.\n\
             # The tests hold it against the sources.\n\n{}",
            toml::to_string(&stamp)?
        );
        let folder = root.join(SCRIPT).with_file_name("");
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        fs::write(root.join(SCRIPT), &script).with_context(|| SCRIPT.to_owned())?;
        fs::write(root.join(STAMP), text).with_context(|| STAMP.to_owned())?;
        println!("{SCRIPT}: {} KiB", script.len() / 1024);
        Ok(())
    }
}

fn root() -> Result<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().with_context(|| root.display().to_string())
}

/// Compares what has just been built with what is committed.
fn compare(root: &Path, stamp: &Stamp, script: &str) -> Result<()> {
    let committed = Stamp::read(root)?;
    let stale = committed.stale(root)?;
    if !stale.is_empty() {
        bail!(
            "The script of the live figures is stale:\n  {}\nBuild it: {COMMAND}",
            stale.join("\n  ")
        );
    }
    if stamp == &committed {
        println!("{SCRIPT} is what its sources give, byte for byte");
        return Ok(());
    }
    let built = root.join("target/live/live.js");
    fs::write(&built, script).with_context(|| built.display().to_string())?;
    if stamp.compiler == committed.compiler {
        bail!(
            "{SCRIPT} is not what its sources give, although the compiler is the same.\n\
             Compare it with {}, or build it: {COMMAND}",
            built.display()
        );
    }
    // Two compilers never give the same bytes, so only what the two scripts do can be compared.
    println!(
        "{SCRIPT} was built by {}:\nits bytes are others, its answers are compared",
        committed.compiler
    );
    let same = Command::new("node")
        .arg(root.join("crates/live-build/src/same.mjs"))
        .args([root.join(SCRIPT), built])
        .status()
        .context("node, which compares what two scripts answer")?;
    ensure!(
        same.success(),
        "The two scripts do not answer the same. Build it with this compiler and commit it: {COMMAND}"
    );
    Ok(())
}
