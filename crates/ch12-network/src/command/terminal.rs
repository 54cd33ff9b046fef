//! The terminal: what is said and printed there, and what a program ends with.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

/// What a command that went well ends with.
pub enum End {
    Done,
    Interrupted,
}

/// The exit code of a command. Whatever is wrong becomes a sentence on standard error.
pub fn exit_code(result: Result<End>) -> ExitCode {
    match result {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Interrupted) => ExitCode::from(130),
        // Whoever reads our output has read enough.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let sentence = format!("error: {error:#}");
            let end = if sentence.ends_with(['.', '?']) { "" } else { "." };
            say(&format!("{sentence}{end}"));
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// A text without what a terminal would obey, whatever names of files and columns are in it.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

/// Writes a text to standard output.
pub fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(plain(text).as_bytes())
        .and_then(|()| out.flush())
        .context("standard output cannot be written")
}

/// A line on standard error; if nobody can read it, never mind.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{}", plain(line));
}

/// Both of these files cannot come from standard input.
pub fn not_both_from_stdin(one: &Path, other: &Path) -> Result<()> {
    if one == other && one == Path::new("-") {
        bail!("standard input holds one file, and two are wanted. Name one of them");
    }
    Ok(())
}
