//! The scripts of the live figures, one a chapter, are built where the wasm target is at hand, and
//! committed. This crate says what they were built from, and whether that is still so.

mod stamp;

use std::{fs, path::Path};

use anyhow::{Context, Result};
pub use stamp::{Packages, Stamp, digest, locked, manifest};

/// The script of a chapter, such as `ch08`, relative to the workbook's folder.
pub fn script_of(chapter: &str) -> String {
    format!("book/src/live/{chapter}.js")
}

/// The chapters that have a script: those of the crate `figures`, a feature each.
///
/// # Errors
///
/// If its manifest cannot be read.
pub fn chapters(root: &Path) -> Result<Vec<String>> {
    let file = "crates/figures/Cargo.toml";
    let manifest = fs::read_to_string(root.join(file)).context(file)?;
    let manifest: toml::Table = toml::from_str(&manifest).context(file)?;
    let all = manifest.get("features").and_then(|features| features.get("default"));
    let all = all.with_context(|| format!("{file} has no default features"))?;
    all.clone().try_into().with_context(|| format!("the default features of {file}"))
}

/// What the scripts were built from, relative to the workbook's folder.
pub const STAMP: &str = "book/theme/live/live.toml";

/// The command that builds the scripts.
pub const COMMAND: &str = "cargo run -p live-build --features build";
