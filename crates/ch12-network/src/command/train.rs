//! `train`: from a table to a network.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use ch11_architecture::Network;
use ch12_network::saved::Saved;
use ch12_network::table::{Column, Table};
use ch12_network::{Samples, Trainer, figures, shuffled};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory};

use super::files::{Destination, Prepared};
use super::progress::{Progress, say};
use super::{
    Arguments, End, HeaderOptions, listed, not_both_from_stdin, plural, print, read_network,
    read_table, samples_for, score,
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
    #[arg(long, value_name = "NETWORK", conflicts_with_all = ["hidden", "target"])]
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
    let signals = Signals::watch()?;
    let prepare = |destination: Option<Destination>| -> Result<Option<Prepared>> {
        let prepared = destination.map(Destination::prepare).transpose()?;
        signals.remove_at_the_second(prepared.as_ref().map(Prepared::unfinished));
        Ok(prepared)
    };
    let (save, curve) = (prepare(save)?, prepare(curve)?);
    say(&understood(&table, &saved));
    say(&format!(
        "training {}-{}-{} on {}",
        saved.inputs.len(),
        saved.network.h_to_o.nrows(),
        saved.targets.len(),
        plural(samples.len(), "sample"),
    ));
    if let Some(warning) = too_large(&saved.inputs, &samples) {
        say(&warning);
    }

    let clock = Instant::now();
    let mut trainer = Trainer::new(saved.network, options.lr);
    let order = |epoch| match options.shuffle {
        true => shuffled(samples.len(), options.seed.unwrap_or(1), saved.epochs + epoch),
        false => (0..samples.len()).collect(),
    };
    let course = go_through(&mut trainer, &samples, options.epochs, order, &signals.stop)?;
    let took = clock.elapsed();
    signals.keep_all();
    saved.network = trainer.network;
    saved.epochs += course.errors.len() as u64;

    let text = saved.to_json()?;
    let (save_name, curve_name) =
        (save.as_ref().map(Prepared::shown), curve.as_ref().map(Prepared::shown));
    // Both are written before a word is printed, for nobody may be there to read it.
    let kept = save.map(|file| file.write(|path| fs::write(path, &text)));
    let drawn = curve.map(|file| file.write(|path| figures::training(&course.errors).save(path)));

    let epochs = plural(course.errors.len(), "epoch");
    let mut report = match course.stopped_within {
        None => format!("{epochs}\n"),
        Some(extra) => format!("stopped after {epochs} and {}\n", plural(extra, "sample")),
    };
    report += &score(&saved, &samples)?;
    match (&kept, save_name) {
        (Some(Ok(())), Some(name)) => report += &format!("saved in {name}\n"),
        (None, _) => report += "not saved; --save FILE keeps a network\n",
        _ => {}
    }
    if let (Some(Ok(())), Some(name)) = (&drawn, curve_name) {
        report += &format!("loss curve in {name}\n");
    }
    let printed = print(&report);
    match (kept.transpose(), drawn.transpose()) {
        (Err(one), Err(other)) => bail!("{one:#}.\nerror: {other:#}"),
        (kept, drawn) => kept.and(drawn)?,
    };
    printed?;
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
    let samples = table.samples(&inputs, &targets)?;
    let (hidden, outputs) = (options.hidden as usize, targets.len());
    let network = Network::seeded(inputs.len(), hidden, outputs, options.seed.unwrap_or(1));
    Ok((Saved { inputs, targets, epochs: 0, network }, samples))
}

/// What the table was taken for, since a guess may be wrong.
fn understood(table: &Table, saved: &Saved) -> String {
    let first = table.lines.first().copied().unwrap_or_default();
    let header = match table.columns.first() {
        Some(Column::Name(_)) => "named by a header",
        _ => "no header, columns by number",
    };
    let many = |columns: &[Column], noun| match columns {
        [first, .., last] if columns.len() > 12 => {
            format!("{}, {first} to {last}", plural(columns.len(), noun))
        }
        [_] => format!("{noun} {}", listed(columns)),
        _ => format!("{noun}s {}", listed(columns)),
    };
    format!(
        "{}; {} ({header}, first sample on line {first})",
        many(&saved.inputs, "input"),
        many(&saved.targets, "target"),
    )
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
            "{}: no column is left for the inputs, as {} is the target. Cells are separated by \
             commas",
            table.file,
            listed(&targets)
        );
    }
    Ok((inputs, targets))
}

/// What Ctrl-C, an end by the system (SIGTERM) and a closed terminal (SIGHUP) do: the first one
/// stops the training, a later one ends the program.
struct Signals {
    /// Raised by the first.
    stop: Arc<AtomicBool>,
    /// Files to remove before the program ends at the second.
    unfinished: Arc<Mutex<Vec<PathBuf>>>,
}

impl Signals {
    fn watch() -> Result<Signals> {
        let signals = Signals { stop: Arc::default(), unfinished: Arc::default() };
        let (stop, unfinished) = (signals.stop.clone(), signals.unfinished.clone());
        let mut first = None;
        ctrlc::set_handler(move || {
            stop.store(true, Ordering::Relaxed);
            // A terminal that is closed may say so twice in a moment.
            if first.get_or_insert_with(Instant::now).elapsed() > Duration::from_millis(500) {
                for file in unfinished.lock().map(|files| files.clone()).unwrap_or_default() {
                    let _ = fs::remove_file(file);
                }
                std::process::exit(130);
            }
        })
        .context("Ctrl-C cannot be watched for")?;
        Ok(signals)
    }

    fn remove_at_the_second(&self, file: Option<PathBuf>) {
        if let Ok(mut files) = self.unfinished.lock() {
            files.extend(file);
        }
    }

    /// From now on there is something in the files, and none is removed.
    fn keep_all(&self) {
        if let Ok(mut files) = self.unfinished.lock() {
            files.clear();
        }
    }
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
