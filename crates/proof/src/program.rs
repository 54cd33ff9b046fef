//! What an example program prints.

use std::{env, ffi::OsString, process::Command};

/// The standard output of `cargo run -p <package> --example <name>`, run the way a reader
/// runs it, with `\n` line ends.
///
/// # Errors
/// What the compiler or the program had to say, where there is no output to record.
pub fn output_of(folder: &str, package: &str, name: &str) -> Result<String, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from(env!("CARGO")));
    let output = Command::new(&cargo)
        .args(["run", "--quiet", "--package", package, "--example", name])
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .map_err(|error| format!("{} could not be started: {error}", cargo.display()))?;
    if !output.status.success() {
        return Err(format!(
            "`cargo run -p {package} --example {name}` failed ({}):\n{}",
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
