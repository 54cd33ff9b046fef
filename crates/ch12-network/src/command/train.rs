//! `train`: from a table to a network.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use ch11_architecture::Network;
use ch12_network::saved::Saved;
use ch12_network::table::{Column, Table};
use ch12_network::{Samples, Trainer, figures, shuffled};
use clap::Args;

use super::files::Destination;
use super::progress::{Progress, say};
use super::{
    End, HeaderOptions, listed, plural, print, read_network, read_table, samples_for, score,
};

/// What to train, on what, and where to put it.
#[derive(Args)]
pub struct Options {
    /// The table with the samples, or - for standard input
    table: PathBuf,
    /// Target column, by name or number; may be repeated [default: the last]
    #[arg(long, value_name = "COLUMN")]
    target: Vec<String>,
    #[command(flatten)]
    header: HeaderOptions,
    /// Hidden nodes
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    hidden: u32,
    /// Learning rate
    #[arg(long, default_value = "1", value_parser = learning_rate)]
    lr: f64,
    /// How many times to go through all samples
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    epochs: u32,
    /// What the weights at the start are drawn from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Draw a new order of the samples for each epoch, from the seed
    #[arg(long)]
    shuffle: bool,
    /// Go on with a network that was saved before
    #[arg(long, value_name = "NETWORK", conflicts_with_all = ["hidden", "seed", "target"])]
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

/// Trains, reports and saves.
pub fn train(options: &Options) -> Result<End> {
    let destination = |path: &Option<PathBuf>| {
        let read = [options.table.as_path()];
        path.as_deref().map(|path| Destination::new(path, options.force, &read)).transpose()
    };
    let (save, curve) = (destination(&options.save)?, destination(&options.curve)?);
    if options.save.is_some() && options.save == options.curve {
        bail!("--save and --curve name the same file. Choose two names");
    }

    let table = read_table(&options.table, &options.header)?;
    let (mut saved, samples) = start(options, &table)?;
    let interrupted = watch_for_ctrl_c()?;
    say(&format!(
        "training {}-{}-{} on {}",
        saved.inputs.len(),
        saved.network.h_to_o.nrows(),
        saved.targets.len(),
        plural(samples.len(), "sample"),
    ));

    let clock = Instant::now();
    let mut trainer = Trainer::new(saved.network, options.lr);
    let order = |epoch| match options.shuffle {
        true => shuffled(samples.len(), options.seed, epoch),
        false => (0..samples.len()).collect(),
    };
    let course = go_through(&mut trainer, &samples, options.epochs, order, &interrupted)?;
    let took = clock.elapsed();
    saved.network = trainer.network;

    let text = saved.to_json()?;
    if let Some(file) = &save {
        file.write(|path| fs::write(path, text))?;
    }
    let epochs = plural(course.errors.len(), "epoch");
    let mut report = match course.stopped_within {
        None => format!("{epochs}\n"),
        Some(extra) => format!("stopped after {epochs} and {}\n", plural(extra, "sample")),
    };
    report += &score(&saved, &samples)?;
    report += &match &save {
        Some(file) => format!("saved in {}\n", file.shown()),
        None => "not saved; --save FILE keeps a network\n".into(),
    };
    print(&report)?;
    if let Some(file) = &curve {
        file.write(|path| figures::training(&course.errors).save(path))?;
        print(&format!("loss curve in {}\n", file.shown()))?;
    }
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
    let network = Network::seeded(inputs.len(), hidden, outputs, options.seed);
    Ok((Saved { inputs, targets, network }, samples))
}

/// The columns of a table, parted in inputs and targets.
fn columns(table: &Table, wanted: &[String]) -> Result<(Vec<Column>, Vec<Column>)> {
    let mut targets = vec![];
    for wanted in wanted {
        let column = match (table.columns.first(), wanted.parse()) {
            (Some(Column::Number(_)), Ok(number)) => Column::Number(number),
            _ => Column::Name(wanted.clone()),
        };
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

/// A flag that the first Ctrl-C raises; the second ends the program.
fn watch_for_ctrl_c() -> Result<Arc<AtomicBool>> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let raised = interrupted.clone();
    ctrlc::set_handler(move || {
        if raised.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })
    .context("Ctrl-C cannot be watched for")?;
    Ok(interrupted)
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
