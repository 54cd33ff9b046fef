//! The workbook's one program: it serves the book while you read or write it,
//! and builds the static site.

mod book;
mod build_thread;
mod cargo;
mod command;
mod figures;
mod interrupt;
mod lists;
mod mistake;
mod process;
mod project;
mod room;
mod running;
mod serving;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use command::Cli;

fn main() -> ExitCode {
    if let Some(code) = programs::supervisor::act() {
        return code;
    }
    mistake::keep_panics_readable();
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            anstream::eprintln!("The workbook could not start: {error}.");
            return ExitCode::FAILURE;
        }
    };
    let code = runtime.block_on(cli.run());
    // A book half built, or a page open in the browser, must not hold up the end.
    runtime.shutdown_background();
    code
}
