//! `train`: from a table to a network.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use anyhow::{Result, bail};
use ch11_architecture::Network;
use ch12_network::saved::Saved;
use ch12_network::table::{Column, Mistake, Table, TableError};
use ch12_network::{Samples, Trainer, figures, shuffled};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory};

use super::answers::{are_answers, not_of_one_kind, outputs, score};
use super::files::Destination;
use super::progress::{Progress, say};
use super::signals::watch_signals;
use super::{
    Arguments, End, HeaderOptions, listed, not_both_from_stdin, plural, print, read_network,
    read_table, samples_for, with_ones,
};

/// What to train, on what, and where to put it.
#[derive(Args)]
pub struct Options {
    /// The table with the samples, or - for standard input
    table: PathBuf,
    /// Target column, by its name or its number from the left; may be repeated [default: the last]
    #[arg(long, value_name = "COLUMN")]
    target: Vec<String>,
    #[command(flatten)]
    header: HeaderOptions,
    /// Add an input that is always 1
    #[arg(long)]
    ones: bool,
    /// Hidden nodes
    #[arg(long, default_value_t = 4, value_parser = hidden, allow_negative_numbers = true)]
    hidden: u32,
    /// Learning rate
    #[arg(long, default_value = "1", value_parser = learning_rate, allow_negative_numbers = true)]
    lr: f64,
    /// How many times to go through all samples
    #[arg(long, default_value_t = 10, value_parser = epochs, allow_negative_numbers = true)]
    epochs: u32,
    /// What the weights at the start are drawn from, and the orders of --shuffle [default: 1]
    #[arg(long, value_parser = seed, allow_negative_numbers = true)]
    seed: Option<u64>,
    /// Draw a new order of the samples for each epoch, from the seed
    #[arg(long)]
    shuffle: bool,
    /// Go on with a network that was saved before
    #[arg(long, value_name = "NETWORK", conflicts_with_all = ["hidden", "target", "ones"])]
    from: Option<PathBuf>,
    /// Write the trained network to this file
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// Draw the error of each epoch into this SVG file
    #[arg(long, value_name = "FILE")]
    curve: Option<PathBuf>,
    /// Replace the files of --save and --curve if they exist
    #[arg(long)]
    force: bool,
}

fn learning_rate(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(rate) if f64::is_finite(rate) && rate > 0.0 => Ok(rate),
        _ => Err("a learning rate is a number above 0, such as 0.5".into()),
    }
}

fn hidden(text: &str) -> Result<u32, String> {
    match text.parse() {
        Ok(nodes) if (1..=10_000).contains(&nodes) => Ok(nodes),
        _ => Err("hidden nodes are a whole number from 1 to 10000, in digits".into()),
    }
}

fn epochs(text: &str) -> Result<u32, String> {
    match text.parse() {
        Ok(epochs) if epochs > 0 => Ok(epochs),
        _ => Err(format!("epochs are a whole number from 1 to {}, in digits", u32::MAX)),
    }
}

fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("a seed is a whole number from 0 to {}, in digits", u64::MAX))
}

/// Trains, reports and saves.
pub fn train(options: &Options) -> Result<End> {
    if let Some(from) = &options.from {
        not_both_from_stdin(from, &options.table)?;
        if options.seed.is_some() && !options.shuffle {
            let message = "--seed has nothing to draw: the weights come from --from, and the order \
                           is not shuffled";
            Arguments::command().error(ErrorKind::ArgumentConflict, message).exit();
        }
    }
    let table = options.table.as_path();
    let destination = |path: &Option<PathBuf>, read: &[&Path]| {
        path.as_deref().map(|path| Destination::new(path, options.force, read)).transpose()
    };
    let save = destination(&options.save, &[table])?;
    let read: Vec<&Path> = options.from.as_deref().into_iter().chain([table]).collect();
    let curve = destination(&options.curve, &read)?;
    if let (Some(save), Some(curve)) = (&save, &curve)
        && save.is(curve)
    {
        bail!("--save and --curve name the same file. Choose two names");
    }

    let table = read_table(&options.table, &options.header)?;
    let (mut saved, samples) = start(options, &table)?;
    if saved.epochs.checked_add(options.epochs.into()).is_none() {
        bail!(
            "the network has been trained for {} epochs, as its file says, and {} more cannot be \
             counted. Correct \"epochs\" in the file",
            saved.epochs,
            options.epochs
        );
    }
    save.iter().chain(&curve).try_for_each(Destination::try_out)?;
    let stop = watch_signals()?;
    say(&understood(&table, &saved));
    if let Some(answers) = answers_of(&table, &saved, &samples) {
        say(&answers);
    }
    say(&format!(
        "training {}-{}-{} on {}",
        saved.network.i_to_h.nrows(),
        saved.network.h_to_o.nrows(),
        saved.targets.len(),
        plural(samples.len(), "sample"),
    ));
    let warnings = [too_large(&saved.inputs, &samples), leak(&saved, &samples)];
    warnings.iter().flatten().for_each(|warning| say(warning));

    let clock = Instant::now();
    let mut trainer = Trainer::new(saved.network, options.lr);
    let order = |epoch| match options.shuffle {
        true => shuffled(samples.len(), options.seed.unwrap_or(1), saved.epochs + epoch),
        false => (0..samples.len()).collect(),
    };
    let course = go_through(&mut trainer, &samples, options.epochs, order, &stop)?;
    let took = clock.elapsed();
    saved.network = trainer.network;
    saved.epochs += course.errors.len() as u64;

    let text = saved.to_json()?;
    // Both are written before a word is printed, for nobody may be there to read it.
    let kept = save.as_ref().map(|file| file.write(|path| fs::write(path, &text)));
    let drawn =
        curve.as_ref().map(|file| file.write(|path| figures::training(&course.errors).save(path)));

    let epochs = plural(course.errors.len(), "epoch");
    let mut report = match course.stopped_within {
        None => format!("{epochs}\n"),
        Some(extra) => format!("stopped after {epochs} and {}\n", plural(extra, "sample")),
    };
    let scored = outputs(&saved, &table, &samples)
        .map(|outputs| report += &score(&saved, &samples, &outputs));
    match (&kept, &save) {
        (Some(Ok(())), Some(file)) => report += &format!("saved in {}\n", file.name()),
        (None, _) => report += "not saved; --save FILE keeps a network\n",
        _ => {}
    }
    if let (Some(Ok(())), Some(file)) = (&drawn, &curve) {
        report += &format!("loss curve in {}\n", file.name());
    }
    let printed = print(&report);
    match (kept.transpose(), drawn.transpose()) {
        (Err(one), Err(other)) => bail!("{one:#}.\nerror: {other:#}"),
        (kept, drawn) => kept.and(drawn)?,
    };
    printed?;
    scored?;
    let updates = course.errors.len() * samples.len() + course.stopped_within.unwrap_or(0);
    if updates > 0 {
        let each = took.as_nanos() as f64 / updates as f64;
        say(&format!(
            "{} in {:.3} s, {each:.0} ns each",
            plural(updates, "update"),
            took.as_secs_f64()
        ));
    }
    Ok(if course.stopped_within.is_some() { End::Interrupted } else { End::Done })
}

/// The network as it is before the training, and the samples to train it on.
fn start(options: &Options, table: &Table) -> Result<(Saved, Samples)> {
    if let Some(from) = &options.from {
        let saved = read_network(from)?;
        let samples = samples_for(&saved, table, true)?;
        return Ok((saved, samples));
    }
    let (inputs, targets) = columns(table, &options.target)?;
    let samples = table.samples(&inputs, &targets).map_err(|error| about_target(error, options))?;
    let kinds = targets.len() > 1 && not_of_one_kind(&samples.targets).is_none();
    let network = Network::seeded(
        inputs.len() + usize::from(options.ones),
        options.hidden as usize,
        targets.len(),
        options.seed.unwrap_or(1),
    );
    let saved = Saved { inputs, targets, ones: options.ones, kinds, epochs: 0, network };
    let samples = with_ones(&saved, samples);
    Ok((saved, samples))
}

/// Where a column cannot be the target, how another one is named.
fn about_target(mut error: TableError, options: &Options) -> TableError {
    match error.mistake {
        Mistake::WordAsTarget(_) | Mistake::OutOfReach(_) if options.target.is_empty() => {
            error.advice += ". The last column is the target unless --target names another";
        }
        Mistake::ColumnOfWords(_) => {
            error.advice += ". If this column is to be learned, name it with --target";
        }
        _ => {}
    }
    error
}

/// What the table was taken for, since a guess may be wrong.
fn understood(table: &Table, saved: &Saved) -> String {
    let first = table.rows.first().map_or(0, |(line, _)| *line);
    let header = match table.columns.first() {
        Some(Column::Name(_)) => "named by a header",
        _ => "no header, columns by number",
    };
    let parted = match table.separator {
        ',' => "",
        ';' => ", parted by semicolons",
        '\t' => ", parted by tabs",
        _ => ", parted by bars",
    };
    let ones = if saved.ones { " and a column of ones" } else { "" };
    let many = |columns: &[Column], noun| match columns {
        [first, .., last] if columns.len() > 12 => {
            format!("{}, {first} to {last}", plural(columns.len(), noun))
        }
        [_] => format!("{noun} {}", listed(columns)),
        _ => format!("{noun}s {}", listed(columns)),
    };
    format!(
        "{}{ones}; {} ({header}{parted}, first sample on line {first})",
        many(&saved.inputs, "input"),
        many(&saved.targets, "target"),
    )
}

/// What the answers to several targets are.
fn answers_of(table: &Table, saved: &Saved, samples: &Samples) -> Option<String> {
    if saved.targets.len() == 1 || !are_answers(&samples.targets) {
        return None;
    }
    if saved.kinds {
        return Some(
            "the targets are kinds: exactly one is 1 in each sample, and the largest output is the \
             answer"
                .into(),
        );
    }
    let why = match not_of_one_kind(&samples.targets) {
        Some(row) => format!("line {} has not exactly one 1", table.rows[row].0),
        None => "the network was not trained on kinds".into(),
    };
    Some(format!("each target is a question of its own ({why})"))
}

/// A warning for inputs that say what the target is: the other kinds beside one kind.
fn leak(saved: &Saved, samples: &Samples) -> Option<String> {
    let [target] = saved.targets.as_slice() else { return None };
    if !are_answers(&samples.targets) {
        return None;
    }
    let mut sums = samples.targets.column(0).to_owned();
    let columns = saved.inputs.iter().zip(samples.inputs.columns());
    let binary =
        columns.filter(|(_, values)| values.iter().all(|&value| value == 0.0 || value == 1.0));
    let mut kinds = vec![target];
    for (column, values) in binary.collect::<Vec<_>>().into_iter().rev() {
        if (&sums + &values).iter().any(|&sum| sum > 1.0) {
            continue;
        }
        sums += &values;
        kinds.push(column);
    }
    kinds.reverse();
    (kinds.len() > 1 && sums.iter().all(|&sum| sum == 1.0)).then(|| {
        let kinds: Vec<Column> = kinds.into_iter().cloned().collect();
        format!(
            "warning: exactly one of {} is 1 in each sample, so the inputs tell the target. If all \
             of them are kinds of one thing, name each with --target.",
            listed(&kinds)
        )
    })
}

/// Beyond this an input drives the sigmoids of the hidden nodes to where they are flat.
const LARGE: f64 = 10.0;

/// A warning for inputs that are far from -1 to 1.
fn too_large(columns: &[Column], samples: &Samples) -> Option<String> {
    let ranges = columns.iter().zip(samples.inputs.columns()).filter_map(|(column, values)| {
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (least < -LARGE || most > LARGE).then_some((column, least, most))
    });
    let short = |x: f64| if x.abs() < 1e6 { format!("{x}") } else { format!("{x:e}") };
    let ranges: Vec<String> = ranges
        .map(|(column, least, most)| {
            format!("{column} runs from {} to {}", short(least), short(most))
        })
        .collect();
    let more = match ranges.len() {
        0 => return None,
        1..=3 => String::new(),
        all => format!(" and so on, {all} columns in all"),
    };
    let shown = ranges[..ranges.len().min(3)].join(", ");
    Some(format!(
        "warning: {shown}{more}. Scale inputs to about -1 to 1: far outside, the sigmoids are flat \
         and next to nothing is learned."
    ))
}

/// The columns of a table, parted in inputs and targets.
fn columns(table: &Table, wanted: &[String]) -> Result<(Vec<Column>, Vec<Column>)> {
    let mut targets = vec![];
    for wanted in wanted {
        // A name comes first: columns may be called 2019 and 2020.
        let by_name = Column::Name(wanted.clone());
        let column = match wanted.parse::<usize>() {
            Ok(number) if !table.columns.contains(&by_name) => {
                number.checked_sub(1).and_then(|place| table.columns.get(place)).cloned()
            }
            _ => None,
        }
        .unwrap_or(by_name);
        table.position(&column)?;
        if targets.contains(&column) {
            bail!("--target names the column \"{column}\" twice");
        }
        targets.push(column);
    }
    if wanted.is_empty() {
        targets.extend(table.columns.last().cloned());
    }
    let inputs: Vec<Column> =
        table.columns.iter().filter(|column| !targets.contains(column)).cloned().collect();
    if inputs.is_empty() {
        bail!(
            "{}: no column is left for the inputs, as {} is the target. Cells are parted by \
             commas, or all by semicolons, tabs or bars (|)",
            table.file,
            listed(&targets)
        );
    }
    Ok((inputs, targets))
}

/// How a training went.
struct Course {
    /// The error a sample of each whole epoch.
    errors: Vec<f64>,
    /// Samples of the last epoch, if it was broken off.
    stopped_within: Option<usize>,
}

fn go_through(
    trainer: &mut Trainer,
    samples: &Samples,
    epochs: u32,
    order: impl Fn(u64) -> Vec<usize>,
    interrupted: &AtomicBool,
) -> Result<Course> {
    let mut progress = Progress::new(epochs as usize, samples.len());
    let mut errors = vec![];
    for epoch in 0..epochs {
        let mut error = 0.0;
        for (seen, number) in order(u64::from(epoch)).into_iter().enumerate() {
            if interrupted.load(Ordering::Relaxed) {
                progress.finish();
                return Ok(Course { errors, stopped_within: Some(seen) });
            }
            error += trainer.step(samples.inputs.row(number), samples.targets.row(number));
            progress.sample();
        }
        let error = error / samples.len() as f64;
        let Network { i_to_h, h_to_o } = &trainer.network;
        if !i_to_h.iter().chain(h_to_o).all(|weight| weight.is_finite()) {
            progress.finish();
            bail!(
                "the training broke down in epoch {}: a weight is no longer a finite number. \
                 Scale inputs that are very large, or lower --lr",
                epoch + 1
            );
        }
        errors.push(error);
        progress.epoch(epoch as usize + 1, error);
    }
    progress.finish();
    Ok(Course { errors, stopped_within: None })
}
