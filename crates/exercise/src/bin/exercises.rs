//! The exercise commands by themselves, without the book: `cargo run -p exercise -- check`.
//!
//! The workbook has the same commands; this program builds in a fraction of its time, and the
//! tests run it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use exercise::Command;

/// The exercises of the workbook.
#[derive(Parser)]
#[command(name = "exercises", bin_name = "cargo run -p exercise --", version)]
struct Cli {
    /// The folder of the workbook.
    #[arg(long, global = true, hide = true, value_name = "DIR")]
    root: Option<PathBuf>,

    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    if let Some(code) = programs::supervisor::act() {
        return code;
    }
    let cli = Cli::parse();
    let compiled_in = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    let root = cli.root.unwrap_or_else(|| compiled_in.unwrap_or(Path::new(".")).to_path_buf());
    let root = std::path::absolute(&root).unwrap_or(root);
    match cli.command.run(&root) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            anstream::eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
