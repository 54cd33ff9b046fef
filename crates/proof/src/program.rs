//! What an example program prints.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::SystemTime,
};

use contents::built::executable;

/// The standard output of the example `name` of `package`, whose folder is given, with `\n` line
/// ends. `cargo test` has built it already; where only this test was asked for, cargo is asked for
/// the program.
///
/// # Errors
/// What the compiler or the program had to say, where there is no output to record.
pub fn output_of(folder: &str, package: &str, name: &str) -> Result<String, String> {
    let program = match built(folder, name) {
        Some(program) => program,
        None => build(folder, package, name)?,
    };
    let output = run(&mut Command::new(&program), folder)?;
    if !output.status.success() {
        return Err(format!(
            "the example {name} of {package} failed ({}):\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let text = String::from_utf8(output.stdout).map_err(|_| {
        format!("the example {name} of {package} prints something that is not text")
    })?;
    if text.trim().is_empty() {
        return Err(format!("the example {name} of {package} prints nothing"));
    }
    Ok(text.replace("\r\n", "\n"))
}

/// The program where cargo puts it, if it is newer than everything it was built from.
fn built(folder: &str, name: &str) -> Option<PathBuf> {
    let examples = folder_of_examples()?;
    let program = examples.join(format!("{name}{}", env::consts::EXE_SUFFIX));
    let age = modified(&program)?;
    let dependencies = fs::read_to_string(examples.join(format!("{name}.d"))).ok()?;
    let versions = Path::new(folder).ancestors().map(|above| above.join("Cargo.lock"));
    let mut sources = sources_in(&dependencies);
    sources.extend(versions.filter(|file| file.is_file()));
    // Of a source that is gone cargo has to say what that means.
    let current = |source: &PathBuf| modified(source).is_some_and(|changed| changed <= age);
    (sources.len() > 1 && sources.iter().all(current)).then_some(program)
}

/// Beside the folder of this test's own program.
fn folder_of_examples() -> Option<PathBuf> {
    let test = env::current_exe().ok()?;
    Some(test.parent()?.parent()?.join("examples"))
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|about| about.modified()).ok()
}

/// What a program was built from, out of the file of dependencies that cargo puts beside it: the
/// program, a colon, and the paths with their spaces escaped.
fn sources_in(dependencies: &str) -> Vec<PathBuf> {
    let Some((_, sources)) = dependencies.lines().next().unwrap_or_default().split_once(": ")
    else {
        return Vec::new();
    };
    let sources = sources.replace("\\ ", "\0");
    sources.split_whitespace().map(|source| source.replace('\0', " ").into()).collect()
}

/// Has cargo build the program and say where it is.
fn build(folder: &str, package: &str, name: &str) -> Result<PathBuf, String> {
    let arguments = ["build", "--quiet", "--message-format=json-render-diagnostics"];
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from(env!("CARGO")));
    let mut command = Command::new(&cargo);
    command.args(arguments).args(["--package", package, "--example", name]);
    let output = run(&mut command, folder)?;
    if !output.status.success() {
        return Err(format!(
            "the example {name} of {package} does not compile:\n{}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    executable(&output.stdout)
        .ok_or_else(|| format!("cargo does not say where the example {name} of {package} is"))
}

fn run(command: &mut Command, folder: &str) -> Result<Output, String> {
    command.current_dir(folder).env("NO_COLOR", "1").output().map_err(|error| {
        format!("{} could not be started: {error}", command.get_program().display())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_of_a_program_may_have_spaces_in_their_names() {
        let line = "/a/target/debug/examples/one: /a/my\\ book/one.rs /a/lib.rs\n\n/a/lib.rs:\n";
        assert_eq!(sources_in(line), [Path::new("/a/my book/one.rs"), Path::new("/a/lib.rs")]);
        assert!(sources_in("").is_empty());
    }

    #[test]
    fn a_program_that_was_never_built_is_not_taken_for_built() {
        assert_eq!(built(env!("CARGO_MANIFEST_DIR"), "no_such_program"), None);
    }
}
