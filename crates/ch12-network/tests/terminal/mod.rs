//! A program as somebody at a terminal runs it. The tests of chapter 25's program use it too.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program with these arguments, in this folder.
pub fn program(executable: &str, folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(executable);
    command.args(arguments.split_whitespace()).current_dir(folder).env("NO_COLOR", "1");
    command
}

/// Runs a program with this text on its standard input.
pub fn with_input(mut program: Command, input: &str) -> Output {
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// What it printed.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap().replace("\r\n", "\n")
}

/// What it said on standard error.
pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap().replace("\r\n", "\n")
}
