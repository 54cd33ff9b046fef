//! What cargo has built, as it says in JSON.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// A chapter's program, brought up to date, in the workbook's folder `root`. It is compiled with
/// the features that the tests and examples are compiled with, so that it is there already where
/// one of them asks.
///
/// # Errors
///
/// What cargo says where it does not start or the program does not compile.
pub fn program(root: &Path, package: &str, name: &str) -> Result<PathBuf, String> {
    let built = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(root)
        .args(["build", "--quiet", "-p", package, "-p", "one-build", "--bin", name])
        .args(["--message-format", "json-render-diagnostics"])
        .output()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    if !built.status.success() {
        return Err(String::from_utf8_lossy(&built.stderr).into_owned());
    }
    executable(&built.stdout).ok_or_else(|| format!("cargo does not say where {name} is"))
}

/// The program that cargo has built, out of its messages; the first where there are several.
pub fn executable(messages: &[u8]) -> Option<PathBuf> {
    let messages = String::from_utf8_lossy(messages);
    let mut messages =
        messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    messages.find_map(|message| Some(message.get("executable")?.as_str()?.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_among_other_messages() {
        let messages = b"not JSON\n{\"executable\":null}\n{\"executable\":\"/a/b c\"}\n";
        assert_eq!(executable(messages), Some(PathBuf::from("/a/b c")));
        assert_eq!(executable(b"{}"), None);
    }
}
