//! The command line: what can be asked, and what the program ends with.

mod ask;
mod evaluate;
mod export;
// Files, signals and the terminal are as in chapter 12's program.
#[path = "../../ch12-network/src/command/files.rs"]
mod files;
mod inspect;
mod predict;
mod progress;
#[path = "../../ch12-network/src/command/signals.rs"]
mod signals;
#[path = "../../ch12-network/src/command/terminal.rs"]
mod terminal;
mod train;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use ch25_own_table::model::Model;
use ch25_own_table::table::{Decimal, Encoding, Header, Reading, Separator};
use clap::{Args, Parser, Subcommand};
use terminal::{End, exit_code, not_both_from_stdin, print};

const EXAMPLE: &str = "\
Example, with a table of the book's chapter 25, in the folder of the book:
  cargo install --path crates/ch25-own-table
  cp crates/ch25-own-table/data/iris.csv .
  mlp train iris.csv --save iris.json --report iris.html
  mlp inspect iris.json
  head -4 iris.csv | mlp predict iris.json -

Tables:
  A row on each line, cells separated by commas, semicolons, tabs, bars or spaces, or JSON lines.
  What was recognised is said before the training, each with the option that changes it. A cell
  that is empty, or ?, NA, null and the like, is missing.

Exit codes:
  0    all went well
  1    a file or a table is not as it should be; a sentence says where and why
  2    the command is not
  130  stopped by Ctrl-C, by SIGTERM, or because the terminal was closed";

/// Train a network on a table of your own, learn what it is worth, and ask it about new rows
#[derive(Parser)]
#[command(name = "mlp", version, after_help = EXAMPLE)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Train a network on the rows of a table, and say what it is worth
    #[command(after_help = train::NOTES)]
    Train(Box<train::Options>),
    /// Answer the rows of a table, in words and probabilities
    Predict(predict::Options),
    /// Compare a network's answers with the targets in a table
    Evaluate(evaluate::Options),
    /// Say what is in a network's file, and which columns matter
    #[command(after_help = inspect::NOTES)]
    Inspect(inspect::Options),
    /// Write a network for other programs: as ONNX or safetensors
    #[command(after_help = export::NOTES)]
    Export(export::Options),
}

/// How a table is to be read, where it is not recognised.
#[derive(Args)]
struct TableOptions {
    /// What parts the cells: comma, semicolon, tab, bar or spaces
    #[arg(long, value_parser = separator)]
    separator: Option<Separator>,
    /// The first line names the columns
    #[arg(long, conflicts_with = "no_header")]
    header: bool,
    /// The first line is a row
    #[arg(long)]
    no_header: bool,
    /// How letters are written: utf-8, utf-16 or windows-1252
    #[arg(long, value_parser = encoding)]
    encoding: Option<Encoding>,
    /// What marks off decimals: point or comma
    #[arg(long, value_parser = decimal)]
    decimal: Option<Decimal>,
    /// A word that stands for a missing value, besides the usual ones; may be repeated
    #[arg(long, value_name = "WORD", allow_hyphen_values = true)]
    missing: Vec<String>,
}

fn separator(text: &str) -> Result<Separator, String> {
    match text {
        "comma" | "," => Ok(Separator::Comma),
        "semicolon" | ";" => Ok(Separator::Semicolon),
        "tab" | "\t" | "\\t" => Ok(Separator::Tab),
        "bar" | "|" => Ok(Separator::Bar),
        "spaces" | "space" | " " => Ok(Separator::Spaces),
        _ => Err("cells are separated by comma, semicolon, tab, bar or spaces".into()),
    }
}

fn encoding(text: &str) -> Result<Encoding, String> {
    match text.to_lowercase().as_str() {
        "utf-8" | "utf8" => Ok(Encoding::Utf8),
        "utf-16" | "utf16" => Ok(Encoding::Utf16),
        "windows-1252" | "latin1" | "latin-1" | "iso-8859-1" => Ok(Encoding::Windows1252),
        _ => Err("letters are written as utf-8, utf-16 or windows-1252. Save a table in another \
                  encoding as \"CSV UTF-8\""
            .into()),
    }
}

fn decimal(text: &str) -> Result<Decimal, String> {
    match text {
        "point" | "." => Ok(Decimal::Point),
        "comma" | "," => Ok(Decimal::Comma),
        _ => Err("decimals are marked off by a point or a comma".into()),
    }
}

impl TableOptions {
    fn reading(&self) -> Reading {
        Reading {
            separator: self.separator,
            header: match (self.header, self.no_header) {
                (true, _) => Header::Present,
                (_, true) => Header::Absent,
                _ => Header::Detect,
            },
            encoding: self.encoding,
            decimal: self.decimal,
            missing: self.missing.clone(),
            ..Reading::default()
        }
    }
}

/// Runs the command line. Whatever is wrong becomes a sentence on standard error.
pub fn run() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Train(options) => train::train(&options),
        Command::Predict(options) => predict::predict(&options).map(|()| End::Done),
        Command::Evaluate(options) => evaluate::evaluate(&options).map(|()| End::Done),
        Command::Inspect(options) => inspect::inspect(&options).map(|()| End::Done),
        Command::Export(options) => export::export(&options).map(|()| End::Done),
    };
    exit_code(result)
}

fn read_model(path: &Path) -> Result<Model> {
    let text = files::read(path)?;
    let name = files::name(path);
    let Ok(text) = String::from_utf8(text) else {
        bail!(
            "{name}: this is no network, as it is no text. Name a file that mlp train --save has written"
        );
    };
    Model::from_json(&text).with_context(|| name)
}
