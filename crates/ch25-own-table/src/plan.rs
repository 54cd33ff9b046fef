//! What is to be learned from a table, and from what: the target, the question, the inputs, and
//! what is suspicious about them.

use std::collections::HashMap;

pub use crate::dealing::LEAST_OF_A_CLASS;
use ch14_datasets::{Scaler, permutation};
pub use ch21_outputs::{Question, Samples, ndarray};
use ndarray::{Array2, Axis};
use serde::{Deserialize, Serialize};

use crate::table::{Cells, MISSING, Refusal, Table, listed, plural, quoted, shortened};

mod doubts;

/// What somebody wants, besides what the table says. The default is nothing.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The target column.
    pub target: Option<String>,
    /// Columns that are no inputs.
    pub without: Vec<String>,
    /// Columns that are inputs, whatever they look like.
    pub with: Vec<String>,
    /// The kind of question.
    pub question: Option<Question>,
}

/// What was found in a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The place of the target column.
    pub target: usize,
    /// Why it is that one.
    pub why: &'static str,
    /// What is asked of it.
    pub question: Question,
    /// The classes by name; none if the target is a number. Of two, the second one is the yes.
    pub classes: Vec<String>,
    /// The places of the input columns.
    pub inputs: Vec<usize>,
    /// The rows that have a target.
    pub rows: Vec<usize>,
    /// The target of each of these rows: a number, or the place of a class.
    pub targets: Vec<f64>,
    /// What somebody should know before they trust in any result.
    pub warnings: Vec<String>,
}

/// Names that say of a column that it is the target.
const NAMES: [&str; 8] =
    ["target", "label", "class", "outcome", "species", "diagnosis", "survived", "response"];

/// More different whole numbers are amounts, and no classes.
const MOST_CLASSES_IN_NUMBERS: usize = 20;

/// More kinds of a column of words have no inputs of their own.
pub const MOST_KINDS: usize = 100;

/// Fewer rows are no table to learn from.
pub const LEAST_ROWS: usize = 10;

/// Looks for target, question and inputs.
///
/// # Errors
///
/// If there is nothing to learn, or nothing to learn from.
pub fn find(table: &Table, wishes: &Wishes) -> Result<Found, Refusal> {
    let (target, why) = target(table, wishes)?;
    let column = &table.columns[target];
    let name = shortened(&column.name);
    let refuse = |sentence: String| Err(Refusal::new(&table.file, sentence));
    let other = "Name the column that is to be learned with --target";

    let mut rows: Vec<usize> = vec![];
    let mut targets = vec![];
    let mut classes = vec![];
    let question = match &column.cells {
        Cells::Ignored => {
            return refuse(format!(
                "the target {name} ({why}) is left out by --without. Name another target with \
                 --target, or take --without away"
            ));
        }
        Cells::Empty => {
            return refuse(format!("the target {name} ({why}) has no values. {other}"));
        }
        Cells::Dates => {
            return refuse(format!(
                "the target {name} ({why}) is a column of dates, and a date is neither an amount \
                 nor a class. {other}, or write the dates as numbers, such as days"
            ));
        }
        Cells::Numbers(values) => {
            rows.extend((0..values.len()).filter(|&row| !values[row].is_nan()));
            let mut different: Vec<f64> = rows.iter().map(|&row| values[row]).collect();
            different.sort_by(f64::total_cmp);
            different.dedup();
            let question = match wishes.question {
                Some(question) => question,
                None => of_numbers(&different, rows.len()),
            };
            if question == Question::Number {
                targets.extend(rows.iter().map(|&row| values[row]));
            } else {
                let place = |value: f64| different.partition_point(|other| *other < value) as f64;
                targets.extend(rows.iter().map(|&row| place(values[row])));
                classes = different.iter().map(f64::to_string).collect();
            }
            question
        }
        Cells::Words { kinds, cells } => {
            rows.extend((0..cells.len()).filter(|&row| cells[row] != MISSING));
            targets.extend(rows.iter().map(|&row| f64::from(cells[row])));
            classes = kinds.clone();
            match wishes.question {
                Some(Question::Number) => {
                    return refuse(format!(
                        "the target {name} ({why}) is of words, such as \"{}\", and no number can be \
                         learned from them. Leave --question number out, or name another column with \
                         --target",
                        shortened(&kinds[0])
                    ));
                }
                _ if kinds.len() == 2 => Question::YesNo,
                _ => Question::OneOf,
            }
        }
    };
    if rows.len() < LEAST_ROWS {
        let of = if rows.len() < table.rows() { " with a target" } else { "" };
        return refuse(format!(
            "there {} {}{of}, and fewer than {LEAST_ROWS} cannot be split into parts to train on and \
             to judge by. Collect more rows",
            if rows.len() == 1 { "is" } else { "are" },
            plural(rows.len(), "row")
        ));
    }

    let question = match question {
        Question::YesNo if classes.len() > 2 => {
            return refuse(format!(
                "the target {name} ({why}) has {} different values, and --question yes-no wants two. \
                 Leave it out, or say --question classes",
                classes.len()
            ));
        }
        Question::OneOf if classes.len() == 2 => Question::YesNo,
        question => question,
    };
    if question == Question::Number && targets.iter().all(|target| *target == targets[0]) {
        return refuse(format!(
            "the target {name} ({why}) is {} in every row, so there is nothing to learn. {other}",
            targets[0]
        ));
    }
    if question != Question::Number {
        match classes.len() {
            0 | 1 => {
                return refuse(format!(
                    "the target {name} ({why}) is {} in every row, so there is nothing to learn. {other}",
                    classes.first().map(|class| shortened(class)).unwrap_or_default()
                ));
            }
            count if count * 2 > rows.len() => {
                return refuse(format!(
                    "the target {name} ({why}) has {count} different values in {}: hardly any comes \
                     twice, so there is nothing to learn. {other}",
                    plural(rows.len(), "row")
                ));
            }
            count if count * rows.len() > 150_000_000 => {
                return refuse(format!(
                    "the target {name} ({why}) has {count} classes in {}, more than fit into memory \
                     here. {other}, or put rare classes together",
                    plural(rows.len(), "row")
                ));
            }
            _ => {}
        }
    }
    let mut found =
        Found { target, why, question, classes, inputs: vec![], rows, targets, warnings: vec![] };
    doubts::choose_inputs(table, wishes, &mut found)?;
    doubts::warn(table, &mut found);
    Ok(found)
}

fn target(table: &Table, wishes: &Wishes) -> Result<(usize, &'static str), Refusal> {
    if let Some(wanted) = &wishes.target {
        return Ok((table.position(wanted)?, "--target"));
    }
    let last = table.columns.len() - 1;
    let says = |place: usize| {
        let name = table.columns[place].name.trim().to_lowercase();
        table.named && NAMES.contains(&name.as_str())
    };
    let named: Vec<usize> = (0..last).filter(|&place| says(place)).collect();
    match named[..] {
        [place] if !says(last) => Ok((place, "by its name; --target changes it")),
        _ => Ok((last, "the last column; --target changes it")),
    }
}

/// Whether different numbers, in order, are classes or amounts.
fn of_numbers(different: &[f64], rows: usize) -> Question {
    let whole = different.iter().all(|value| value.fract() == 0.0);
    let (Some(first), Some(last)) = (different.first(), different.last()) else {
        return Question::Number;
    };
    let count = different.len();
    match count {
        1 => Question::Number,
        2 if whole => Question::YesNo,
        _ if whole
            && count <= MOST_CLASSES_IN_NUMBERS
            && (*first == 0.0 || *first == 1.0)
            && last - first == (count - 1) as f64
            && rows >= 5 * count =>
        {
            Question::OneOf
        }
        _ => Question::Number,
    }
}

fn counts_of(classes: &[String], targets: &[f64]) -> Vec<usize> {
    let mut counts = vec![0; classes.len()];
    if !counts.is_empty() {
        targets.iter().for_each(|&class| counts[class as usize] += 1);
    }
    counts
}

impl Found {
    /// How many rows each class has.
    pub fn counts(&self) -> Vec<usize> {
        counts_of(&self.classes, &self.targets)
    }

    /// What was found, in a line, with the options that change it.
    pub fn understood(&self, table: &Table) -> String {
        let name = shortened(&table.columns[self.target].name);
        let question = match self.question {
            Question::Number => {
                let (least, most) = range(&self.targets);
                format!("a number from {} to {}", short(least), short(most))
            }
            _ => {
                let counts = self.counts();
                let named = self.classes.iter().zip(&counts);
                let named = named.map(|(class, count)| format!("{} {count}", shortened(class)));
                let named = listed(&named.collect::<Vec<_>>(), 12);
                match self.question {
                    Question::YesNo => format!("one of two ({named})"),
                    _ => format!("one of {} classes ({named})", self.classes.len()),
                }
            }
        };
        let of = |words: bool| {
            let is = |place: &&usize| {
                matches!(table.columns[**place].cells, Cells::Words { .. }) == words
            };
            let names = self.inputs.iter().filter(is).map(|&place| &*table.columns[place].name);
            names.collect::<Vec<_>>()
        };
        let inputs = match (of(false).as_slice(), of(true).as_slice()) {
            (numbers, []) => format!("{}: {}", plural(numbers.len(), "number"), listed(numbers, 8)),
            ([], words) => {
                format!("{} of words: {}", plural(words.len(), "column"), listed(words, 8))
            }
            (numbers, words) => format!(
                "{}: {}, and {} of words: {}",
                plural(numbers.len(), "number"),
                listed(numbers, 8),
                plural(words.len(), "column"),
                listed(words, 8)
            ),
        };
        format!(
            "target {name} ({}): {question} (--question); inputs {inputs} (--without)",
            self.why
        )
    }
}

/// The smallest and the largest value.
pub(crate) fn range(values: &[f64]) -> (f64, f64) {
    values
        .iter()
        .filter(|value| !value.is_nan())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), &value| (a.min(value), b.max(value)))
}

/// A number with four digits that count, as a report prints it.
pub fn short(value: f64) -> String {
    if value == 0.0 {
        return "0".into();
    }
    let size = value.abs();
    if !(1e-4..1e7).contains(&size) {
        return format!("{value:.3e}");
    }
    let digits = (3 - libm::floor(libm::log10(size)) as i32).max(0) as usize;
    let text = format!("{value:.digits$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').into(),
        false => text,
    }
}

/// A column of a table as inputs of a network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// The column's name, or its number where there is no header.
    pub name: String,
    /// How its cells become inputs.
    #[serde(flatten)]
    pub from: From,
    /// Whether one more input is 1 where the cell is missing, and 0 elsewhere.
    pub missing: bool,
}

/// How the cells of a column become inputs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "cells", rename_all = "lowercase")]
pub enum From {
    /// One input, the number less an offset, in a unit; 0 where it is missing.
    Numbers {
        /// What becomes 0: the mean over the training part.
        offset: f64,
        /// What becomes 1 above it: the standard deviation over the training part.
        unit: f64,
        /// The smallest number of the training part.
        least: f64,
        /// The largest.
        most: f64,
    },
    /// An input for each kind: 1 for the cell's own and 0 for the others.
    Words {
        /// The kinds.
        kinds: Vec<String>,
    },
}

impl Input {
    /// How many inputs the column makes.
    pub fn width(&self) -> usize {
        let own = match &self.from {
            From::Numbers { .. } => 1,
            From::Words { kinds } => kinds.len(),
        };
        own + usize::from(self.missing)
    }
}

/// The target of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The column's name, or its number where there is no header.
    pub name: String,
    /// What is asked of it.
    pub question: Question,
    /// The classes; none if it is a number. Of two, the second one is the yes.
    pub classes: Vec<String>,
    /// What becomes 0, if it is a number.
    pub offset: f64,
    /// What becomes 1 above it.
    pub unit: f64,
}

impl Target {
    /// How many output nodes it takes.
    pub fn width(&self) -> usize {
        match self.question {
            Question::OneOf => self.classes.len(),
            _ => 1,
        }
    }
}

/// How raw rows become samples: fitted to the training part alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The columns that are inputs.
    pub inputs: Vec<Input>,
    /// The column that is the target.
    pub target: Target,
}

/// A cell that is missing at least so often has an input of its own that says so.
const OFTEN_MISSING: usize = 5;

impl Plan {
    /// Fits offsets, units and kinds to these of the found rows.
    pub fn fit(table: &Table, found: &Found, training: &[usize]) -> Plan {
        let rows: Vec<usize> = training.iter().map(|&number| found.rows[number]).collect();
        let inputs = found.inputs.iter().map(|&place| {
            let column = &table.columns[place];
            let (from, missing) = match &column.cells {
                Cells::Numbers(values) => {
                    let all = rows.iter().map(|&row| values[row]);
                    let there: Vec<f64> = all.filter(|value| !value.is_nan()).collect();
                    let (offset, unit) = standard(&there);
                    let (least, most) = if there.is_empty() { (0.0, 0.0) } else { range(&there) };
                    (From::Numbers { offset, unit, least, most }, rows.len() - there.len())
                }
                Cells::Words { kinds, cells } => {
                    let mut counts = vec![0_usize; kinds.len()];
                    let mut missing = 0;
                    for &row in &rows {
                        match counts.get_mut(cells[row] as usize) {
                            Some(count) => *count += 1,
                            None => missing += 1,
                        }
                    }
                    let mut kept: Vec<usize> =
                        (0..kinds.len()).filter(|&k| counts[k] > 0).collect();
                    kept.sort_by_key(|&kind| (std::cmp::Reverse(counts[kind]), kind));
                    kept.truncate(MOST_KINDS);
                    kept.sort_unstable();
                    (
                        From::Words { kinds: kept.iter().map(|&k| kinds[k].clone()).collect() },
                        missing,
                    )
                }
                _ => (From::Words { kinds: vec![] }, 0),
            };
            Input { name: column.name.clone(), from, missing: missing >= OFTEN_MISSING }
        });
        let inputs = inputs.collect();
        let values: Vec<f64> = training.iter().map(|&number| found.targets[number]).collect();
        let (offset, unit) = match found.question {
            Question::Number => standard(&values),
            _ => (0.0, 1.0),
        };
        let target = Target {
            name: table.columns[found.target].name.clone(),
            question: found.question,
            classes: found.classes.clone(),
            offset,
            unit,
        };
        Plan { inputs, target }
    }

    /// How many inputs all columns make.
    pub fn width(&self) -> usize {
        self.inputs.iter().map(Input::width).sum()
    }

    /// What each input is called.
    pub fn names(&self) -> Vec<String> {
        let mut names = vec![];
        for input in &self.inputs {
            match &input.from {
                From::Numbers { .. } => names.push(input.name.clone()),
                From::Words { kinds } => {
                    names.extend(kinds.iter().map(|kind| format!("{}={kind}", input.name)));
                }
            }
            if input.missing {
                names.push(format!("{} missing", input.name));
            }
        }
        names
    }

    /// The inputs of these rows of a table, whose columns stand at `places`.
    pub fn inputs(&self, table: &Table, places: &[usize], rows: &[usize]) -> Array2<f64> {
        let mut samples = Array2::zeros((rows.len(), self.width()));
        let mut start = 0;
        for (input, &place) in self.inputs.iter().zip(places) {
            let cells = &table.columns[place].cells;
            // The input of each kind of the table, by its place there.
            let known: Vec<Option<usize>> = match (&input.from, cells) {
                (From::Words { kinds }, Cells::Words { kinds: there, .. }) => {
                    let of: HashMap<&str, usize> =
                        kinds.iter().enumerate().map(|(at, kind)| (kind.as_str(), at)).collect();
                    there.iter().map(|kind| of.get(kind.as_str()).copied()).collect()
                }
                _ => vec![],
            };
            let last = start + input.width() - 1;
            for (mut sample, &row) in samples.rows_mut().into_iter().zip(rows) {
                let missing = match (&input.from, cells) {
                    (From::Numbers { offset, unit, .. }, Cells::Numbers(values)) => {
                        let value = values[row];
                        if !value.is_nan() {
                            sample[start] = (value - offset) / unit;
                        }
                        value.is_nan()
                    }
                    (From::Words { .. }, Cells::Words { cells, .. }) => {
                        let cell = cells[row];
                        if let Some(Some(at)) = known.get(cell as usize) {
                            sample[start + at] = 1.0;
                        }
                        cell == MISSING
                    }
                    _ => true,
                };
                if missing && input.missing {
                    sample[last] = 1.0;
                }
            }
            start += input.width();
        }
        samples
    }

    /// The targets of these values: numbers, or places of classes.
    pub fn targets(&self, values: &[f64]) -> Array2<f64> {
        let mut targets = Array2::zeros((values.len(), self.target.width()));
        for (mut row, &value) in targets.axis_iter_mut(Axis(0)).zip(values) {
            match self.target.question {
                Question::Number => row[0] = (value - self.target.offset) / self.target.unit,
                Question::YesNo => row[0] = value,
                Question::OneOf => row[value as usize] = 1.0,
            }
        }
        targets
    }

    /// All found rows as samples.
    pub fn samples(&self, table: &Table, found: &Found) -> Samples {
        Samples {
            inputs: self.inputs(table, &found.inputs, &found.rows),
            targets: self.targets(&found.targets),
        }
    }
}

/// Mean and standard deviation, chapter 14's scaler for one column.
fn standard(values: &[f64]) -> (f64, f64) {
    if values.is_empty() {
        return (0.0, 1.0);
    }
    let column = Array2::from_shape_fn((values.len(), 1), |(row, _)| values[row]);
    let scaler = Scaler::fit(&column);
    (scaler.offset[0], scaler.unit[0])
}

/// What each row is for: the numbers of the found rows, each in one part.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// What the weights are fitted to.
    pub training: Vec<usize>,
    /// What says when to stop.
    pub validation: Vec<usize>,
    /// What is looked at once, in the end.
    pub test: Vec<usize>,
}

/// One row of so many is for the test, and of the rest one of so many for validation.
pub const PARTS: usize = 5;

/// Deals the found rows out to `k` hands, class by class.
pub fn deal(found: &Found, k: usize, seed: u64) -> Vec<Vec<usize>> {
    let classes: Vec<usize> = match found.question {
        Question::Number => vec![0; found.rows.len()],
        _ => found.targets.iter().map(|&class| class as usize).collect(),
    };
    crate::dealing::deal(&permutation(found.rows.len(), seed), &classes, k)
}

/// Splits all rows but those of the test hand: in training and validation.
pub fn split(found: &Found, hands: &[Vec<usize>], test: Option<usize>, seed: u64) -> Split {
    let test = test.map(|hand| hands[hand].clone()).unwrap_or_default();
    let mut is_test = vec![false; found.rows.len()];
    test.iter().for_each(|&number| is_test[number] = true);
    let order = permutation(found.rows.len(), seed ^ 0x5eed);
    let mut piles = vec![vec![]; found.classes.len().max(1)];
    for number in order.into_iter().filter(|&number| !is_test[number]) {
        let pile = if found.classes.is_empty() { 0 } else { found.targets[number] as usize };
        piles[pile].push(number);
    }
    let (mut training, mut validation) = (vec![], vec![]);
    let mut at = 0;
    let counts = found.counts();
    for (class, pile) in piles.into_iter().enumerate() {
        let small = counts.get(class).is_some_and(|&count| count < LEAST_OF_A_CLASS);
        for number in pile {
            let part =
                if !small && at % PARTS == PARTS - 1 { &mut validation } else { &mut training };
            part.push(number);
            at += usize::from(!small);
        }
    }
    training.sort_unstable();
    validation.sort_unstable();
    let mut test = test;
    test.sort_unstable();
    Split { training, validation, test }
}

/// What an option calls a column, as a shell takes it: its name, or its number where the name is long
/// or cannot be typed.
fn called(table: &Table, place: usize) -> String {
    let name = &table.columns[place].name;
    if shortened(name) == *name { quoted(name) } else { (place + 1).to_string() }
}

/// The option that leaves a column out.
fn without(table: &Table, place: usize) -> String {
    format!("--without {}", called(table, place))
}
