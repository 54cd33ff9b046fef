//! A supervisor by itself, for tests: theirs is no program that could be started once more.

use std::process::ExitCode;

fn main() -> ExitCode {
    programs::supervisor::act().unwrap_or_else(|| {
        eprintln!("This program is started by the tests of the workbook's tools.");
        ExitCode::FAILURE
    })
}
