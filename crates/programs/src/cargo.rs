//! cargo, asked in one way for everything, so that nothing is compiled twice.
//!
//! cargo compiles a package anew for every set of features that its dependencies are asked for,
//! and which set that is depends on the packages chosen. Plain `cargo run` chooses the default
//! members of the workspace, and so does every command here: none names a package.

use std::{env, ffi::OsString, io, path::Path, process::Command};

pub use contents::built::executable;

use crate::{End, Limits, Output, Program, Stop, Supervisor};

/// The program whose dependencies are all chapters and all that the chapters use.
const ALL_CHAPTERS: [&str; 2] = ["--bin", "figures"];

/// cargo itself, in the workbook's folder.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(program());
    command.current_dir(root);
    command
}

/// The cargo that started this program, or else the one on the path.
pub fn program() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// `cargo` with a subcommand that compiles, such as `build`, on all chapters: the packages and
/// the features are those of plain `cargo run`.
pub fn on_all_chapters(root: &Path, subcommand: &str) -> Command {
    let mut command = cargo(root);
    command.arg(subcommand).args(ALL_CHAPTERS).arg("--quiet");
    command
}

/// What of this process's surroundings decides what cargo compiles and where it puts it. A child
/// that is left nothing else and asks cargo finds what is compiled already; with other settings
/// cargo would compile all of it once more.
pub fn settings() -> impl Iterator<Item = (OsString, OsString)> {
    env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_setting))
}

/// Whether a variable is one of cargo's settings; none of them holds a secret.
fn is_setting(name: &str) -> bool {
    let names = [
        "CARGO",
        "CARGO_HOME",
        "CARGO_INCREMENTAL",
        "CARGO_ENCODED_RUSTFLAGS",
        "RUSTC",
        "RUSTC_WRAPPER",
        "RUSTC_WORKSPACE_WRAPPER",
        "RUSTFLAGS",
        "RUSTUP_TOOLCHAIN",
    ];
    let beginnings = ["CARGO_BUILD_", "CARGO_PROFILE_", "CARGO_TARGET_"];
    names.contains(&name) || beginnings.iter().any(|beginning| name.starts_with(beginning))
}

/// Runs cargo to its end, however long it takes, with its temporary files in `scratch` where that
/// is said.
///
/// # Errors
/// Where it does not start.
pub fn finished(
    command: Command,
    supervisor: &Supervisor,
    stop: &Stop,
    scratch: Option<&Path>,
) -> io::Result<Output> {
    let mut program = Program::new(command, Limits::default());
    if let Some(scratch) = scratch {
        program = program.within(scratch);
    }
    let output = program.output(supervisor, stop, usize::MAX)?;
    match output.end {
        End::NotStarted => Err(io::ErrorKind::NotFound.into()),
        _ => Ok(output),
    }
}

/// The compiler's errors out of cargo's JSON, and cargo's own words, as a terminal shows them.
pub fn errors(stdout: &[u8], stderr: &[u8]) -> String {
    let stdout = String::from_utf8_lossy(stdout);
    let errors = stdout.lines().filter_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let message = message.get("message")?;
        let error = message.get("level")?.as_str()? == "error";
        error.then(|| message.get("rendered")?.as_str().map(str::to_owned)).flatten()
    });
    let mut text: String = errors.collect();
    text.push_str(&String::from_utf8_lossy(stderr));
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::is_setting;

    #[test]
    fn what_decides_what_is_compiled_is_a_setting_and_no_secret_is() {
        for setting in [
            "CARGO_INCREMENTAL",
            "CARGO_PROFILE_DEV_DEBUG",
            "CARGO_TARGET_DIR",
            "CARGO_BUILD_TARGET_DIR",
            "RUSTFLAGS",
            "RUSTUP_TOOLCHAIN",
        ] {
            assert!(is_setting(setting), "{setting}");
        }
        for other in ["CARGO_REGISTRY_TOKEN", "CARGO_REGISTRIES_OURS_TOKEN", "HOME", "PATH"] {
            assert!(!is_setting(other), "{other}");
        }
    }
}
