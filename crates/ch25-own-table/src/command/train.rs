//! `train`: from a table to a network, and to what it is worth.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use ch19_any_network::Activation;
use ch23_optimisers::Rule;
use ch25_own_table::model::{
    Model, Origin, activation_name, activation_of, optimiser_name, optimiser_of, question_name,
    question_of,
};
use ch25_own_table::plan::{Found, Question, Wishes, find};
use ch25_own_table::report::{Report, page};
use ch25_own_table::run::{Fitted, Folds, NoNetwork, Now, fit, fit_all, folds, one_split, verdict};
use ch25_own_table::table::{Table, plural, quoted, read};
use ch25_own_table::train::Recipe;
use ch25_own_table::verdict::confusion_lines;
use clap::Args;

use super::files::{self, Destination};
use super::progress::{Progress, say};
use super::signals::watch_signals;
use super::{End, TableOptions, print};

pub const NOTES: &str = "\
What is done:
  One row of five is put aside as the test, and of the rest one of five for validation, classes in
  their proportion. Means and units come from the training part alone. A linear model and the
  network are trained on it, in mini-batches, by Adam or --optimiser, until the error on the validation part has
  not fallen for --patience epochs; the best epoch is kept. Then both answer the test, once.
  --folds 5 does all of this five times, each time with another fifth as the test, so that every
  row judges once; the network that is kept is then trained on all rows but a validation part.
  The same table, options and seed give the same bytes on every machine.

Ctrl-C, SIGTERM, a closed terminal:
  The first one ends the training and keeps the best epoch so far. Another one, half a second later
  or more, ends the program at once.

Files:
  What is saved is written beside its place first and then moved there whole.

Memory:
  16 bytes for each cell, or the size of the file and 8 bytes a cell if that is more, and 60 MB for
  each million of rows: 380 MB were measured for 1,000,000 rows of 20 columns (150 MB). Files above
  2 GiB are refused.";

/// What to train, on what, and where to put it.
#[derive(Args)]
pub struct Options {
    /// The table, or - for standard input
    table: PathBuf,
    /// The column to be learned, by its name or its number from the left [default: the last one, or
    /// one that is called target, label, class, outcome, species, diagnosis, survived or response]
    #[arg(long, value_name = "COLUMN")]
    target: Option<String>,
    /// What kind of target it is [default: recognised]
    #[arg(long, value_parser = question, value_name = "number|yes-no|classes")]
    question: Option<Question>,
    /// Leave a column out; may be repeated
    #[arg(long, value_name = "COLUMN")]
    without: Vec<String>,
    /// Keep a column that would be left out; may be repeated
    #[arg(long, value_name = "COLUMN")]
    with: Vec<String>,
    /// Take a column of numbers for one of words; may be repeated
    #[arg(long, value_name = "COLUMN")]
    words: Vec<String>,
    #[command(flatten)]
    reading: TableOptions,
    /// Nodes of the hidden layers, such as 16,8; 0 for a linear model
    #[arg(long, default_value = "32", value_parser = hidden, allow_negative_numbers = true)]
    hidden: Hidden,
    /// What hidden nodes make of their sums: tanh, relu or sigmoid
    #[arg(long, default_value = "tanh", value_parser = activation)]
    activation: Activation,
    /// What is made of a gradient: adam, plain, momentum, nesterov or rmsprop
    #[arg(long, default_value = "adam", value_parser = optimiser)]
    optimiser: Rule,
    /// Learning rate
    #[arg(long, default_value = "0.003", value_parser = learning_rate, allow_negative_numbers = true)]
    lr: f64,
    /// Rows of a mini-batch
    #[arg(long, default_value = "32", value_parser = whole(1, 65_536), allow_negative_numbers = true)]
    batch: u64,
    /// Epochs at most
    #[arg(long, default_value = "300", value_parser = whole(1, 1_000_000), allow_negative_numbers = true)]
    epochs: u64,
    /// Epochs without a smaller validation error before it stops
    #[arg(long, default_value = "20", value_parser = whole(1, 1_000_000), allow_negative_numbers = true)]
    patience: u64,
    /// What the split, the weights and the orders are drawn from
    #[arg(long, default_value = "1", value_parser = whole(0, u64::MAX), allow_negative_numbers = true)]
    seed: u64,
    /// Judge by this many folds instead of one split
    #[arg(long, value_parser = whole(2, 100), allow_negative_numbers = true)]
    folds: Option<u64>,
    /// Write the network to this file
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// Write a report, a web page of one file
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Replace the files of --save and --report if they exist
    #[arg(long)]
    force: bool,
}

/// The nodes of the hidden layers.
#[derive(Clone)]
struct Hidden(Vec<usize>);

fn hidden(text: &str) -> Result<Hidden, String> {
    if text == "0" {
        return Ok(Hidden(vec![]));
    }
    let sizes = text.split(',').map(|size| match size.trim().parse() {
        Ok(size) if (1..=4096).contains(&size) => Ok(size),
        _ => Err(
            "hidden layers are whole numbers from 1 to 4096 with commas between, such as 32 or \
                  16,8; 0 is a linear model"
                .to_string(),
        ),
    });
    let sizes: Vec<usize> = sizes.collect::<Result<_, _>>()?;
    match sizes.len() {
        1..=8 => Ok(Hidden(sizes)),
        _ => Err("at most 8 hidden layers".into()),
    }
}

fn activation(text: &str) -> Result<Activation, String> {
    activation_of(text)
        .filter(|activation| *activation != Activation::Linear)
        .ok_or_else(|| "hidden nodes are of tanh, relu or sigmoid".into())
}

fn optimiser(text: &str) -> Result<Rule, String> {
    optimiser_of(text)
        .ok_or_else(|| "optimisers are adam, plain, momentum, nesterov and rmsprop".into())
}

fn question(text: &str) -> Result<Question, String> {
    question_of(text).ok_or_else(|| "a target is a number, yes-no or classes".into())
}

fn learning_rate(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(rate) if f64::is_finite(rate) && rate > 0.0 => Ok(rate),
        _ => Err("a learning rate is a number above 0, such as 0.003".into()),
    }
}

fn whole(least: u64, most: u64) -> impl Fn(&str) -> Result<u64, String> + Clone {
    move |text: &str| match text.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(format!("this is a whole number from {least} to {most}, in digits")),
    }
}

impl Options {
    fn recipe(&self) -> Recipe {
        Recipe {
            hidden: self.hidden.0.clone(),
            activation: self.activation,
            optimiser: self.optimiser,
            learning_rate: self.lr,
            batch: self.batch as usize,
            epochs: self.epochs as usize,
            patience: self.patience as usize,
            seed: self.seed,
        }
    }

    /// The options that were given, as a shell takes them, without the files to write.
    fn said(&self) -> String {
        let mut said = vec![];
        let recipe = self.recipe();
        let usual = Recipe::default();
        let mut option = |name: &str, value: &str| said.push(format!("--{name} {}", quoted(value)));
        self.target.iter().for_each(|name| option("target", name));
        self.question.iter().for_each(|question| option("question", question_name(*question)));
        self.without.iter().for_each(|name| option("without", name));
        self.with.iter().for_each(|name| option("with", name));
        self.words.iter().for_each(|name| option("words", name));
        let TableOptions { separator, encoding, decimal, missing, .. } = &self.reading;
        separator.iter().for_each(|separator| {
            use ch25_own_table::table::Separator::*;
            let name = match separator {
                Comma => "comma",
                Semicolon => "semicolon",
                Tab => "tab",
                Bar => "bar",
                Spaces => "spaces",
            };
            option("separator", name);
        });
        encoding
            .iter()
            .for_each(|encoding| option("encoding", &encoding.to_string().to_lowercase()));
        decimal
            .iter()
            .for_each(|decimal| option("decimal", &format!("{decimal:?}").to_lowercase()));
        missing.iter().for_each(|word| option("missing", word));
        if recipe.hidden != usual.hidden {
            let sizes: Vec<String> = recipe.hidden.iter().map(usize::to_string).collect();
            option("hidden", if sizes.is_empty() { "0".into() } else { sizes.join(",") }.as_str());
        }
        if recipe.activation != usual.activation {
            option("activation", activation_name(recipe.activation));
        }
        if recipe.optimiser != usual.optimiser {
            option("optimiser", optimiser_name(recipe.optimiser));
        }
        if recipe.learning_rate != usual.learning_rate {
            option("lr", &recipe.learning_rate.to_string());
        }
        if recipe.batch != usual.batch {
            option("batch", &recipe.batch.to_string());
        }
        if recipe.epochs != usual.epochs {
            option("epochs", &recipe.epochs.to_string());
        }
        if recipe.patience != usual.patience {
            option("patience", &recipe.patience.to_string());
        }
        option("seed", &recipe.seed.to_string());
        if let Some(folds) = self.folds {
            option("folds", &folds.to_string());
        }
        if self.reading.header {
            said.push("--header".into());
        }
        if self.reading.no_header {
            said.push("--no-header".into());
        }
        said.join(" ")
    }
}

/// Trains, judges and saves.
pub fn train(options: &Options) -> Result<End> {
    let path = options.table.as_path();
    let destination = |file: &Option<PathBuf>| {
        file.as_deref().map(|file| Destination::new(file, options.force, &[path])).transpose()
    };
    let (save, report) = (destination(&options.save)?, destination(&options.report)?);
    if let (Some(save), Some(report)) = (&save, &report)
        && save.is(report)
    {
        bail!("--save and --report name the same file. Choose two names");
    }
    let bytes = files::read(path)?;
    let sha256 = digest(&bytes);
    let mut reading = options.reading.reading();
    reading.words.clone_from(&options.words);
    reading.ignored.clone_from(&options.without);
    let table = read(&files::name(path), &bytes, &reading)?;
    drop(bytes);
    let wishes = Wishes {
        target: options.target.clone(),
        without: options.without.clone(),
        with: options.with.clone(),
        question: options.question,
    };
    let found = find(&table, &wishes)?;
    let recipe = options.recipe();
    let k = options.folds.unwrap_or(0) as usize;
    if k > found.rows.len() / 2 {
        bail!(
            "{}: {} cannot be dealt out to {k} folds of at least two. Say fewer --folds",
            table.file,
            plural(found.rows.len(), "row")
        );
    }
    save.iter().chain(&report).try_for_each(Destination::try_out)?;
    let stop = watch_signals()?;

    say(&table.to_string());
    say(&found.understood(&table));
    table.notes.iter().for_each(|note| say(&format!("note: {note}.")));
    found.warnings.iter().for_each(|warning| say(&format!("warning: {warning}.")));
    if save.is_none() {
        say("note: the network is not kept; --save FILE keeps it.");
    }

    let clock = Instant::now();
    let mut progress = Progress::new(recipe.epochs);
    let mut watch = |now: &Now| {
        progress.now(now);
        !stop.load(Ordering::Relaxed)
    };
    let done = work(&table, &found, &recipe, k, &mut watch);
    progress.finish();
    let Done { fitted, folds } = match done {
        Ok(done) => done,
        Err(NoNetwork::TooEarly) => {
            say(&format!("{}.", NoNetwork::TooEarly));
            return Ok(End::Interrupted);
        }
        Err(error) => return Err(error.into()),
    };
    let judged = match &folds {
        Some(folds) => folds.judged.clone(),
        None => fitted.as_ref().map(|fitted| fitted.judged(&found)).unwrap_or_default(),
    };
    let verdict = verdict(&found, &judged);
    let importance =
        fitted.as_ref().map(|fitted| fitted.importance(&found, recipe.seed)).unwrap_or_default();
    let model = fitted.as_ref().map(|fitted| Model {
        table: Origin {
            file: options
                .table
                .file_name()
                .map_or("-".into(), |n| n.to_string_lossy().into_owned()),
            rows: found.rows.len(),
            sha256: sha256.clone(),
            named: table.named,
        },
        recipe: recipe.clone(),
        folds: k,
        options: options.said(),
        epochs: fitted.best_epoch,
        plan: fitted.plan.clone(),
        verdict: verdict.clone(),
        importance: importance.clone(),
        network: fitted.network.clone(),
    });

    // Files are written before a word is printed, for nobody may be there to read it.
    let kept = model.as_ref().and_then(|model| {
        let text = model.to_json();
        save.as_ref().map(|file| file.write(|path| fs::write(path, &text)))
    });
    let drawn = report.as_ref().map(|file| {
        let text = page(&Report {
            table: &table,
            found: &found,
            model: model.as_ref(),
            verdict: verdict.as_ref(),
            folds: folds.as_ref().map(|folds| folds.verdicts.as_slice()).unwrap_or_default(),
            course: fitted.as_ref().map(|fitted| fitted.course.as_slice()).unwrap_or_default(),
            split: fitted.as_ref().map(|fitted| &fitted.split),
            judged: &judged,
            options: &options.said(),
            file: &options.table.display().to_string(),
        });
        file.write(|path| fs::write(path, &text))
    });

    let broken_off = fitted.as_ref().is_none_or(|fitted| fitted.broken_off);
    let mut said = String::new();
    if let Some(fitted) = &fitted {
        say(trained(fitted, broken_off, clock.elapsed()).trim_end());
        if fitted.best_epoch == 0 && !broken_off {
            say(
                "warning: no epoch has made the validation error smaller than it was at the start, so \
                 this is the network as it began. Say a smaller --lr.",
            );
        }
    }
    if let Some(folds) = &folds {
        said += &by_fold(folds);
    }
    if let Some(verdict) = &verdict {
        let by = match &folds {
            Some(_) => "each judged by a network that had not seen it",
            None => "that no training has seen",
        };
        said += &format!("verdict on {} {by}:\n", plural(verdict.rows, "row"));
        for line in verdict.lines(&found.classes) {
            said += &format!("{line}\n");
        }
        for line in confusion_lines(&found.classes, &verdict.confusion) {
            said += &format!("{line}\n");
        }
    }
    if let (Some(Ok(())), Some(file)) = (&kept, &save) {
        said += &format!("saved in {}\n", file.name());
    }
    if let (Some(Ok(())), Some(file)) = (&drawn, &report) {
        said += &format!("report in {}\n", file.name());
    }
    if fitted.is_none() && save.is_some() {
        said += "stopped before the network to keep was trained, so nothing is saved\n";
    }
    let printed = print(&said);
    match (kept.transpose(), drawn.transpose()) {
        (Err(one), Err(other)) => bail!("{one:#}.\nerror: {other:#}"),
        (kept, drawn) => kept.and(drawn)?,
    };
    printed?;
    Ok(if broken_off { End::Interrupted } else { End::Done })
}

struct Done {
    fitted: Option<Fitted>,
    folds: Option<Folds>,
}

fn work(
    table: &Table,
    found: &Found,
    recipe: &Recipe,
    k: usize,
    watch: &mut dyn FnMut(&Now) -> bool,
) -> Result<Done, NoNetwork> {
    if k == 0 {
        let split = one_split(found, recipe.seed);
        return Ok(Done {
            fitted: Some(fit(table, found, recipe, split, None, watch)?),
            folds: None,
        });
    }
    let folds = folds(table, found, recipe, k, watch)?;
    if folds.broken_off {
        return Ok(Done { fitted: None, folds: Some(folds) });
    }
    let fitted = match fit_all(table, found, recipe, watch) {
        Ok(fitted) => Some(fitted),
        Err(NoNetwork::TooEarly) => None,
        Err(error) => return Err(error),
    };
    Ok(Done { fitted, folds: Some(folds) })
}

fn trained(fitted: &Fitted, broken_off: bool, took: Duration) -> String {
    let Fitted { network, split, course, best_epoch, .. } = fitted;
    let mut sizes: Vec<String> = vec![fitted.plan.width().to_string()];
    sizes.extend(network.layers.iter().map(|layer| layer.biases.len().to_string()));
    let ended = if broken_off { "stopped" } else { "trained" };
    format!(
        "{ended} {} on {}, {} decide when to stop: {}, the best is {best_epoch}, {:.1} s\n",
        sizes.join("-"),
        plural(split.training.len(), "row"),
        split.validation.len(),
        plural(course.len(), "epoch"),
        took.as_secs_f64()
    )
}

fn by_fold(folds: &Folds) -> String {
    let values = folds.verdicts.iter().map(|verdict| verdict.said(verdict.network));
    let lines = (1..).zip(values).map(|(fold, said)| format!("  fold {fold}: {said}\n"));
    lines.collect()
}

/// SHA-256 in hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
