//! The command line: what can be asked, and what the program ends with.

mod answers;
mod evaluate;
mod files;
mod predict;
mod progress;
mod signals;
mod terminal;
mod train;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use ch11_architecture::ndarray::{Array2, Axis, Slice};
use ch12_network::Samples;
use ch12_network::saved::Saved;
use ch12_network::table::{self, Column, Header, Table};
use clap::{Args, Parser, Subcommand};
use terminal::{End, exit_code, not_both_from_stdin, print};

const EXAMPLE: &str = "\
Example, with the colours of the book's chapter 12, in the folder of the book:
  cargo install --path crates/ch12-network
  cp crates/ch12-network/data/colours.csv .
  ch12-network train colours.csv --hidden 4 --lr 1 --epochs 10 --seed 1 --save net.json
  ch12-network evaluate net.json colours.csv
  printf 'red,green,blue\\n0.1,0.2,0.7\\n' | ch12-network predict net.json -

Tables:
  A sample on each line, nothing but numbers, parted by commas (or all by semicolons, tabs or
  bars); the first line may name the columns. The last column is the target, unless --target
  says otherwise; other columns are inputs. What is predicted needs no target.
  Bring every input into about -1 to 1, for instance metres instead of centimetres less the
  average. With inputs such as 180 the sigmoids are flat, and next to nothing is learned.
  --ones adds an input that is always 1. Without one every hidden node is at one half where all
  inputs are 0.

Targets:
  They lie between 0 and 1. Write yes as 1 and no as 0; an output from 0.5 upwards stands for
  the answer 1. For several kinds write a column of 0 and 1 for each of them and name them all:
  --target cat --target dog --target horse. Where exactly one of them is 1 in every sample, the
  largest output is the answer; else each target is a question of its own. To learn an amount,
  divide it by its largest value, and multiply the outputs by that value again.

Exit codes:
  0    all went well
  1    a file or a table is not as it should be; a sentence says where and why
  2    the command is not
  130  stopped by Ctrl-C, by SIGTERM, or because the terminal was closed";

const TRAIN_NOTES: &str = "\
Order:
  Without --shuffle every epoch takes the samples as they stand in the table. Where a table
  is sorted by its target, shuffle. The weights move after each sample. The same table,
  options and seed give the same weights on every machine.

Going on:
  --from NETWORK takes up a training where it ended: 10 epochs and then 10 more, of the same
  table and with the same --lr, give the weights of 20. If it is shuffled, say --shuffle both
  times and the same --seed; the orders of the epochs to come follow from it and from the
  epochs that the file has counted. (An epoch that was broken off begins anew.)

Ctrl-C, SIGTERM, a closed terminal:
  The first one stops after the current sample, and what has been learned goes where --save
  says. Another one, half a second later or more, ends the program at once. A training that
  is to outlive its terminal needs one that stays open, such as tmux, or setsid; nohup alone
  does not keep it going.

Files:
  What is saved is written beside its place first and then moved there whole. --force keeps
  the rights of a file that it replaces and writes through links. Where a file cannot be
  moved to its place at the end, it is kept beside it, or in another folder that has room,
  and the message says where.

The file of --save is JSON, with these fields:
  format   \"weight-by-weight network\"
  version  1
  inputs   the input columns: names or, without a header, numbers
  targets  the target columns
  ones     true if --ones has added an input, the last one; else the field is left out
  kinds    true if the targets exclude each other and the largest output is the answer; else
           the field is left out
  epochs   the whole epochs of training so far
  hidden   the number of hidden nodes
  i_to_h   input-to-hidden weights: a row for each input, a number for each hidden node
  h_to_o   hidden-to-output weights: a row for each hidden node, a number for each target
  Every weight is written with as many digits as it takes to read it back to the last bit.";

/// Train a network with one hidden layer on a table of your own, and ask it about rows that it
/// has not seen
#[derive(Parser)]
#[command(version, after_help = EXAMPLE)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Train a network on the samples in a table
    #[command(after_help = TRAIN_NOTES)]
    Train(train::Options),
    /// Print a trained network's output and answer for each row of a table
    Predict(Question),
    /// Compare a trained network's answers with the targets in a table
    Evaluate(Question),
}

/// A network and a table to ask it about.
#[derive(Args)]
struct Question {
    /// A network that `train --save` has written
    network: PathBuf,
    /// The table, or - for standard input
    table: PathBuf,
    #[command(flatten)]
    header: HeaderOptions,
}

#[derive(Args)]
struct HeaderOptions {
    /// The first line names the columns, even if the names are numbers
    #[arg(long, conflicts_with = "no_header")]
    header: bool,
    /// The first line is a sample
    #[arg(long)]
    no_header: bool,
}

impl HeaderOptions {
    fn header(&self) -> Header {
        match (self.header, self.no_header) {
            (true, _) => Header::Present,
            (_, true) => Header::Absent,
            _ => Header::Detect,
        }
    }
}

/// Runs the command line. Whatever is wrong becomes a sentence on standard error.
pub fn run() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Train(options) => train::train(&options),
        Command::Predict(question) => predict::predict(&question).map(|()| End::Done),
        Command::Evaluate(question) => evaluate::evaluate(&question).map(|()| End::Done),
    };
    exit_code(result)
}

fn read_table(path: &Path, header: &HeaderOptions) -> Result<Table> {
    let text = files::read(path)?;
    Ok(table::read(&files::name(path), &text, header.header())?)
}

fn read_network(path: &Path) -> Result<Saved> {
    let text = files::read(path)?;
    let name = files::name(path);
    let Ok(text) = String::from_utf8(text) else {
        bail!("{name}: this is not a saved network: it is not text in UTF-8");
    };
    Saved::from_json(&text).with_context(|| name)
}

/// The samples of a table as this network wants them, with the targets if `with_targets`.
///
/// Columns that have names are found by them, in any order; without a header they go by their
/// places.
fn samples_for(saved: &Saved, table: &Table, with_targets: bool) -> Result<Samples> {
    let Table { file, columns, .. } = table;
    let named = |columns: &[Column]| matches!(columns.first(), Some(Column::Name(_)));
    match (named(&saved.inputs), named(columns)) {
        (true, false) => bail!(
            "{file}: there is no header, and this network knows its columns by their names. \
             Add a first line with {}",
            listed(&saved.inputs)
        ),
        (false, true) => bail!(
            "{file}: there is a header, and this network was trained on a table without one. \
             Take the first line away, or say --no-header if it is a sample"
        ),
        (false, false) if !with_targets && columns.len() == saved.inputs.len() => {
            return Ok(with_ones(saved, table.samples(columns, &[])?));
        }
        _ => {}
    }
    let stranger = columns
        .iter()
        .find(|&column| !saved.inputs.contains(column) && !saved.targets.contains(column));
    let samples = table.samples(&saved.inputs, if with_targets { &saved.targets } else { &[] })?;
    if let Some(column) = stranger {
        bail!(
            "{file}: this network was not trained with a column \"{column}\". Leave it out; the \
             inputs are {}",
            listed(&saved.inputs)
        );
    }
    if saved.kinds
        && with_targets
        && let Some(row) = answers::not_of_one_kind(&samples.targets)
    {
        bail!(
            "{file}:{}: in this network {} are kinds that exclude each other, so a line has a 1 in \
             one of them and 0 in all others. Correct the line, or leave it out",
            table.rows[row].0,
            listed(&saved.targets)
        );
    }
    Ok(with_ones(saved, samples))
}

/// The samples with one more input that is always 1, if this network has one.
fn with_ones(saved: &Saved, samples: Samples) -> Samples {
    let Samples { inputs, targets } = samples;
    if !saved.ones {
        return Samples { inputs, targets };
    }
    let (rows, columns) = inputs.dim();
    let mut with_ones = Array2::ones((rows, columns + 1));
    with_ones.slice_axis_mut(Axis(1), Slice::from(..columns)).assign(&inputs);
    Samples { inputs: with_ones, targets }
}

fn listed(columns: &[Column]) -> String {
    columns.iter().map(Column::to_string).collect::<Vec<_>>().join(", ")
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
