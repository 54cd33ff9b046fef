//! The program `mlp` at work, for the examples that show it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs the program in this folder and gives what you would see, but for the seconds it took.
///
/// # Errors
///
/// If it cannot be run, or prints what is not text.
pub fn mlp(folder: &Path, arguments: &str) -> Result<String, Box<dyn Error>> {
    let output =
        Command::new(program()?).args(arguments.split(' ')).current_dir(folder).output()?;
    let mut seen = format!("$ mlp {arguments}\n");
    for line in String::from_utf8(output.stderr)?.lines() {
        seen += &wrapped(&without_seconds(line));
    }
    for line in String::from_utf8(output.stdout)?.lines() {
        // What stands in columns is left as it is.
        seen += &if line.starts_with(' ') { format!("{line}\n") } else { wrapped(line) };
    }
    Ok(seen)
}

/// Compiles the program, with the features that the examples are compiled with.
fn program() -> Result<PathBuf, Box<dyn Error>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["build", "--quiet", "-p", "ch25-own-table", "-p", "one-build", "--bin", "mlp"])
        .args(["--message-format", "json-render-diagnostics"])
        .output()?;
    if !built.status.success() {
        return Err(String::from_utf8_lossy(&built.stderr).into());
    }
    for line in String::from_utf8(built.stdout)?.lines() {
        let message: serde_json::Value = serde_json::from_str(line)?;
        if let Some(file) = message["executable"].as_str() {
            return Ok(file.into());
        }
    }
    Err("cargo does not say where the program is".into())
}

/// A line without the seconds at its end, which no two runs have in common.
fn without_seconds(line: &str) -> String {
    match line.rsplit_once(", ") {
        Some((rest, last)) if line.starts_with("trained ") && last.ends_with(" s") => rest.into(),
        _ => line.into(),
    }
}

/// A line broken to the width of a page, as a terminal breaks it.
fn wrapped(text: &str) -> String {
    let (mut lines, mut width) = (String::new(), 0);
    for word in text.split_whitespace() {
        if width > 0 && width + word.len() > 76 {
            lines.push_str("\n ");
            width = 1;
        }
        if width > 0 {
            lines.push(' ');
        }
        lines.push_str(word);
        width += word.len() + 1;
    }
    lines + "\n"
}
