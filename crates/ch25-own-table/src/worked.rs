//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::importance::Importance;
use crate::plan::{Found, From, Plan, Split, Wishes, find, short, split};
use crate::run::{Fitted, fit, folds, one_split, verdict};
use crate::table::{Cells, Reading, Table, read};
use crate::train::{Recipe, outputs};
use crate::verdict::{Judged, Measured, Says, Verdict, answer, says};
use crate::{Network, Question, Samples};

pub mod recorded;
pub mod session;
pub mod shipped;

pub const CARS: &str = include_str!("../data/auto_mpg.csv");

pub const TUMOURS: &str = include_str!("../data/breast_cancer.csv");

pub const PENGUINS: &str = include_str!("../../ch14-datasets/data/penguins.csv");

/// The seed that the program takes if it is told none.
pub const SEED: u64 = 1;

/// A table as the program reads and understands it without any option.
///
/// # Panics
///
/// If the text is no table.
pub fn understood(file: &str, text: &str) -> (Table, Found) {
    let table = read(file, text.as_bytes(), &Reading::default()).expect("a table");
    let found = find(&table, &Wishes::default()).expect("a table to learn from");
    (table, found)
}

/// The cars, 1970 to 1982.
pub fn cars() -> &'static (Table, Found) {
    static CARS_READ: OnceLock<(Table, Found)> = OnceLock::new();
    CARS_READ.get_or_init(|| shipped::table("auto_mpg.csv", CARS))
}

/// What `mlp train auto_mpg.csv` trains.
pub fn fitted() -> &'static Fitted {
    static FITTED: OnceLock<Fitted> = OnceLock::new();
    FITTED.get_or_init(|| {
        let (table, found) = cars();
        trained(table, found, one_split(found, SEED), SEED)
    })
}

/// A network and a linear model by the usual recipe.
///
/// # Panics
///
/// If the training breaks down.
pub fn trained(table: &Table, found: &Found, split: Split, seed: u64) -> Fitted {
    let recipe = Recipe { seed, ..Recipe::default() };
    fit(table, found, &recipe, split, None, &mut |_| true).expect("finite weights")
}

/// What the program sees in the cars.
#[derive(Debug, Serialize, Deserialize)]
pub struct FirstLook {
    /// Cars in the table.
    pub rows: usize,
    /// Columns of the table, the target with them.
    pub columns: usize,
    /// Different names of cars.
    pub names: usize,
    /// Cars without horsepower.
    pub without_horsepower: usize,
    /// How many cars of the training part have no horsepower.
    pub without_horsepower_in_training: usize,
    /// The smallest target, in miles a gallon.
    pub least: f64,
    /// The largest target, in miles a gallon.
    pub most: f64,
    /// Cars of the training part.
    pub training: usize,
    /// Cars of the validation part.
    pub validation: usize,
    /// Cars of the test part.
    pub test: usize,
    /// How many inputs the network has.
    pub inputs: usize,
    /// Weights and biases of the network.
    pub weights: usize,
    /// The mean weight of the training part, in pounds.
    pub offset: f64,
    /// The standard deviation of the weight over the training part, in pounds.
    pub unit: f64,
    /// The mean weight of all cars, in pounds.
    pub offset_of_all: f64,
    /// The standard deviation of the weight over all cars, in pounds.
    pub unit_of_all: f64,
    /// The weight of the first car, in pounds.
    pub pounds: f64,
    /// The weight of the first car as an input, in standard deviations from the mean.
    pub pounds_scaled: f64,
    /// The mean of the targets of the training part.
    pub mean: f64,
}

/// The place of a column among the table's.
fn place(table: &Table, name: &str) -> usize {
    table.position(name).expect("a column of the cars")
}

fn numbers<'a>(table: &'a Table, name: &str) -> &'a [f64] {
    match &table.columns[place(table, name)].cells {
        Cells::Numbers(values) => values,
        _ => panic!("{name} is a column of numbers"),
    }
}

/// What becomes of a column of numbers: offset and unit.
fn scale(plan: &Plan, name: &str) -> (f64, f64) {
    let input = plan.inputs.iter().find(|input| input.name == name);
    match input.map(|input| &input.from) {
        Some(From::Numbers { offset, unit, .. }) => (*offset, *unit),
        _ => panic!("{name} is an input of numbers"),
    }
}

pub fn first_look() -> FirstLook {
    let (table, found) = cars();
    let Fitted { plan, split, network, .. } = fitted();
    let Cells::Words { kinds, .. } = &table.columns[0].cells else { panic!("names are words") };
    let (offset, unit) = scale(plan, "weight_lb");
    let everything: Vec<usize> = (0..found.rows.len()).collect();
    let (offset_of_all, unit_of_all) = scale(&Plan::fit(table, found, &everything), "weight_lb");
    let pounds = numbers(table, "weight_lb")[0];
    let (least, most) = plot::bounds(&found.targets).unwrap_or_default();
    let layers = network.layers.iter();
    FirstLook {
        rows: table.rows(),
        columns: table.columns.len(),
        names: kinds.len(),
        without_horsepower: table.columns[place(table, "horsepower")].missing,
        without_horsepower_in_training: split
            .training
            .iter()
            .filter(|&&number| numbers(table, "horsepower")[found.rows[number]].is_nan())
            .count(),
        least,
        most,
        training: split.training.len(),
        validation: split.validation.len(),
        test: split.test.len(),
        inputs: plan.width(),
        weights: layers.map(|layer| layer.weights.len() + layer.biases.len()).sum(),
        offset,
        unit,
        offset_of_all,
        unit_of_all,
        pounds,
        pounds_scaled: (pounds - offset) / unit,
        mean: plan.target.offset,
    }
}

/// A verdict in numbers.
#[derive(Debug, Serialize, Deserialize)]
pub struct Numbers {
    /// Rows that were judged.
    pub rows: usize,
    /// How far the network is off: the root of its mean squared miss.
    pub network: Measured,
    /// How far the linear model is off.
    pub linear: Measured,
    /// How far the constant answer is off.
    pub constant: Measured,
    /// How much smaller the network's squared misses are than the linear model's, row by row.
    pub over_linear: Measured,
    /// How much smaller the network's squared misses are than the constant answer's, row by row.
    pub over_constant: Measured,
    /// The standard error of that difference if the two models had been judged by different rows.
    pub unpaired: f64,
    /// The network's R².
    pub explained: f64,
    /// The linear model's R².
    pub explained_by_linear: f64,
    /// Half of the network's misses are smaller than this.
    pub half: f64,
    /// Nine of ten of the network's misses are smaller than this.
    pub most: f64,
}

fn in_numbers(verdict: &Verdict, judged: &[Judged]) -> Numbers {
    let squares = |of: fn(&Judged) -> f64| -> Measured {
        let squares: Vec<f64> =
            judged.iter().map(|row| (of(row) - row.target) * (of(row) - row.target)).collect();
        Measured::mean(&squares)
    };
    let (network, linear) = (squares(|row| row.network), squares(|row| row.linear));
    let (half, most) = verdict.misses.unwrap_or_default();
    Numbers {
        rows: verdict.rows,
        network: verdict.network,
        linear: verdict.linear,
        constant: verdict.constant,
        over_linear: verdict.over_linear,
        over_constant: verdict.over_constant,
        unpaired: libm::hypot(network.standard_error, linear.standard_error),
        explained: verdict.explained.unwrap_or_default(),
        explained_by_linear: verdict.explained_by_linear.unwrap_or_default(),
        half,
        most,
    }
}

/// The one split that the program makes.
#[derive(Debug, Serialize, Deserialize)]
pub struct OneSplit {
    /// Epochs until the training stopped.
    pub epochs: usize,
    /// The epoch with the smallest validation error, whose network is kept.
    pub best_epoch: usize,
    /// What the test part says.
    pub verdict: Numbers,
    /// R² of the constant answer, the mean of the training part.
    pub explained_by_constant: f64,
}

fn judged(found: &Found, fitted: &Fitted) -> Numbers {
    let judged = fitted.judged(found);
    in_numbers(&verdict(found, &judged).expect("a test part"), &judged)
}

pub fn one() -> OneSplit {
    let fitted = fitted();
    let verdict = judged(&cars().1, fitted);
    // What (25.2) divides by, as a mean.
    let variance = verdict.network.value.powi(2) / (1.0 - verdict.explained);
    OneSplit {
        epochs: fitted.course.len(),
        best_epoch: fitted.best_epoch,
        explained_by_constant: 1.0 - verdict.constant.value.powi(2) / variance,
        verdict,
    }
}

/// The network and the linear model, compared by five folds.
#[derive(Debug, Serialize, Deserialize)]
pub struct FiveFolds {
    /// For each fold the network and the linear model.
    pub by_fold: Vec<[f64; 2]>,
    /// What all rows say, each judged by a network that had not seen it.
    pub verdict: Numbers,
    /// The networks of the folds on the cars of 1980 to 1982.
    pub of_1980: Measured,
}

pub fn five() -> FiveFolds {
    let (table, found) = cars();
    let recipe = Recipe { seed: SEED, ..Recipe::default() };
    let all = folds(table, found, &recipe, 5, &mut |_| true).expect("five networks");
    let years = numbers(table, "model_year");
    let late = all.judged.iter().filter(|row| years[found.rows[row.number]] >= 1980.0);
    let late: Vec<Judged> = late.copied().collect();
    FiveFolds {
        of_1980: verdict(found, &late).expect("later cars").network,
        by_fold: all.verdicts.iter().map(|one| [one.network.value, one.linear.value]).collect(),
        verdict: in_numbers(&verdict(found, &all.judged).expect("five folds"), &all.judged),
    }
}

/// One split of this seed: network, linear model, difference and its standard error.
pub fn split_of(seed: u64) -> [f64; 4] {
    let (table, found) = cars();
    let fitted = trained(table, found, one_split(found, seed), seed);
    let Numbers { network, linear, over_linear, .. } = judged(found, &fitted);
    [network.value, linear.value, over_linear.value, over_linear.standard_error]
}

/// Twenty splits.
#[derive(Debug, Serialize, Deserialize)]
pub struct Splits {
    /// Splits of the same cars, one for each seed.
    pub splits: usize,
    /// Splits whose verdict is that the network is better than the linear model.
    pub better: usize,
    /// Splits whose verdict is that the two cannot be told apart.
    pub cannot_tell: usize,
    /// Splits whose verdict is that the network is worse.
    pub worse: usize,
    /// The smallest of the network's errors.
    pub least: f64,
    /// The largest of the network's errors.
    pub most: f64,
}

pub fn splits() -> Splits {
    let rows = cars().1.rows.len() / 5 + 1;
    let said: Vec<Says> = recorded::SPLITS
        .iter()
        .map(|[.., value, standard_error]| {
            says(Measured { value: *value, standard_error: *standard_error }, rows)
        })
        .collect();
    let count = |wanted| said.iter().filter(|says| **says == wanted).count();
    let networks: Vec<f64> = recorded::SPLITS.iter().map(|row| row[0]).collect();
    let (least, most) = plot::bounds(&networks).unwrap_or_default();
    Splits {
        splits: said.len(),
        better: count(Says::Better),
        cannot_tell: count(Says::CannotTell),
        worse: count(Says::Worse),
        least,
        most,
    }
}

/// Which columns of the cars matter, and what becomes of that where one is there twice.
#[derive(Debug, Serialize, Deserialize)]
pub struct Columns {
    /// What mixing up each column costs.
    pub importance: Vec<Importance>,
    /// The weight's, and how many columns matter more.
    pub weight: f64,
    /// What mixing up the weight in pounds costs beside a column of kilograms.
    pub weight_beside_kilograms: f64,
    /// What mixing up the weight in kilograms costs beside the pounds.
    pub kilograms: f64,
    /// How the network does then.
    pub off_by: f64,
    /// Correlation of weight and displacement.
    pub correlation: f64,
}

/// The cars with one more column in front.
pub fn with_column(name: &str, cell: impl Fn(&[&str]) -> String) -> String {
    let mut lines = CARS.lines();
    let header = lines.next().unwrap_or_default();
    let mut text = format!("{name},{header}\n");
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        text += &format!("{},{line}\n", cell(&cells));
    }
    text
}

/// A number in a cell of the cars.
///
/// # Panics
///
/// If it is none.
pub fn in_cell(cells: &[&str], column: usize) -> f64 {
    shipped::decimal(cells[column]).expect("a number")
}

/// The cars with their weight in kilograms too.
pub fn with_kilograms() -> String {
    with_column("weight_kg", |cells| format!("{:.3}", 0.45359237 * in_cell(cells, 4)))
}

fn loss(all: &[Importance], column: &str) -> f64 {
    all.iter().find(|one| one.column == column).map_or(f64::NAN, |one| one.loss)
}

pub fn columns() -> Columns {
    let (table, found) = cars();
    let importance = fitted().importance(found, SEED);
    let (twice, found_twice) = understood("twice.csv", &with_kilograms());
    let fitted_twice = trained(&twice, &found_twice, one_split(&found_twice, SEED), SEED);
    let second = fitted_twice.importance(&found_twice, SEED);
    Columns {
        weight: loss(&importance, "weight_lb"),
        weight_beside_kilograms: loss(&second, "weight_lb"),
        kilograms: loss(&second, "weight_kg"),
        off_by: judged(&found_twice, &fitted_twice).network.value,
        correlation: correlation(numbers(table, "weight_lb"), numbers(table, "displacement_cu_in")),
        importance,
    }
}

fn correlation(one: &[f64], other: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (a, b) = (mean(one), mean(other));
    let sum = |f: &dyn Fn(f64, f64) -> f64| -> f64 {
        one.iter().zip(other).map(|(x, y)| f(x - a, y - b)).sum()
    };
    sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt()
}

/// The samples of tissue, by five folds.
#[derive(Debug, Serialize, Deserialize)]
pub struct Diagnosis {
    /// Samples of tissue in the table.
    pub rows: usize,
    /// Samples that are malignant.
    pub malignant: usize,
    /// Share of right answers of the network.
    pub network: Measured,
    /// Share of right answers of the linear model.
    pub linear: Measured,
    /// Share of right answers of the constant answer.
    pub constant: Measured,
    /// How many more of its answers are right than of the linear model, row by row.
    pub over_linear: Measured,
    /// Malignant samples that are called benign.
    pub missed: usize,
    /// Benign samples that are called malignant.
    pub false_alarms: usize,
    /// The mean probability of the answers.
    pub sure: f64,
    /// Answers with a probability of nine tenths or more.
    pub very_sure: usize,
    /// Right ones of the answers with a probability of nine tenths or more.
    pub very_sure_and_right: usize,
    /// Groups of the probability of malignant: how many, its mean, the share that is malignant and
    /// its standard error.
    pub groups: Vec<Group>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Group {
    /// Samples in the group.
    pub count: usize,
    /// Mean probability of malignant in the group.
    pub mean: f64,
    /// Share of the group that is malignant.
    pub share: f64,
    /// Standard error of that share.
    pub standard_error: f64,
}

/// Where one group ends and the next begins.
pub const EDGES: [f64; 6] = [0.0, 0.1, 0.3, 0.7, 0.9, 1.0];

/// Probabilities in groups, each with the share of those that came true.
pub fn groups(answers: &[(f64, bool)]) -> Vec<Group> {
    let group = |edges: &[f64]| {
        let inside = |p: f64| p >= edges[0] && (p < edges[1] || edges[1] == 1.0);
        let of: Vec<&(f64, bool)> = answers.iter().filter(|(p, _)| inside(*p)).collect();
        let count = of.len();
        let mean = of.iter().map(|(p, _)| p).sum::<f64>() / count.max(1) as f64;
        let share = of.iter().filter(|(_, is)| *is).count() as f64 / count.max(1) as f64;
        let standard_error = study::standard_error_of_share(share, count.max(1));
        Group { count, mean, share, standard_error }
    };
    EDGES.windows(2).map(group).collect()
}

/// The tumours in five folds: all judged rows.
///
/// # Panics
///
/// If a training breaks down.
pub fn tumours() -> (Found, Vec<Judged>) {
    let (table, found) = understood("breast_cancer.csv", TUMOURS);
    let recipe = Recipe { seed: SEED, ..Recipe::default() };
    let all = folds(&table, &found, &recipe, 5, &mut |_| true).expect("five networks");
    (found, all.judged)
}

/// The probability of malignant, and whether it is.
pub fn of_malignant(judged: &[Judged]) -> Vec<(f64, bool)> {
    let of = |row: &Judged| if row.network == 1.0 { row.sure } else { 1.0 - row.sure };
    judged.iter().map(|row| (of(row), row.target == 1.0)).collect()
}

pub fn diagnosis() -> Diagnosis {
    let (found, judged) = tumours();
    let verdict = verdict(&found, &judged).expect("five folds");
    Diagnosis {
        rows: verdict.rows,
        malignant: found.counts()[1],
        network: verdict.network,
        linear: verdict.linear,
        constant: verdict.constant,
        over_linear: verdict.over_linear,
        missed: verdict.confusion[1][0],
        false_alarms: verdict.confusion[0][1],
        sure: verdict.sure,
        very_sure: verdict.very_sure.0,
        very_sure_and_right: verdict.very_sure.1,
        groups: groups(&of_malignant(&judged)),
    }
}

/// A shipped table by five folds, three seeds each.
#[derive(Debug, Serialize, Deserialize)]
pub struct Row {
    /// What the table is called.
    pub table: String,
    /// Rows of the table.
    pub rows: usize,
    /// The constant answer: value and standard error over the rows, in the mean of three seeds.
    pub constant: [f64; 2],
    /// The linear model: value and standard error over the rows, in the mean of three seeds.
    pub linear: [f64; 2],
    /// The network: value and standard error over the rows, in the mean of three seeds.
    pub network: [f64; 2],
    /// scikit-learn's network: value and standard error over the rows, in the mean of three seeds.
    pub scikit_learn: [f64; 2],
    /// Right answers a row, or squared misses: how much better than scikit-learn's network.
    pub better_by: [f64; 2],
    /// How much better the network is than the linear model, with its standard error: right answers
    /// a row, or squared misses.
    pub over_linear: [f64; 2],
}

/// The record of the comparison.
const COMPARISON: &str = include_str!("../tests/oracles/comparison.json");

/// A row of the record.
#[derive(Debug, Deserialize)]
pub struct Record {
    pub table: String,
    pub rows: usize,
    pub network: [f64; 2],
    pub linear: [f64; 2],
    pub constant: [f64; 2],
    pub scikit_learn: [f64; 2],
    pub better_by: [f64; 2],
}

/// The comparison with scikit-learn as it was recorded.
///
/// # Panics
///
/// If the record is not one.
pub fn record() -> Vec<Record> {
    serde_json::from_str(COMPARISON).expect("the record of the comparison")
}

/// The shipped tables by five folds of three seeds: our models as they are today, scikit-learn's from
/// the record.
///
/// # Panics
///
/// If a training breaks down.
pub fn comparison() -> Vec<Row> {
    record().into_iter().map(compared).collect()
}

fn compared(record: Record) -> Row {
    let text = match record.table.as_str() {
        "iris" => include_str!("../data/iris.csv"),
        "wine" => include_str!("../data/wine.csv"),
        "breast_cancer" => TUMOURS,
        "penguins" => PENGUINS,
        _ => CARS,
    };
    let (table, found) = understood(&record.table, text);
    let number = found.question == Question::Number;
    // For each row the mean over the seeds, of the network, the linear model and the constant answer.
    let mut scores = vec![[0.0; 3]; found.rows.len()];
    let seeds = 3;
    for seed in 1..=seeds {
        let recipe = Recipe { seed, ..Recipe::default() };
        let all = folds(&table, &found, &recipe, 5, &mut |_| true).expect("five networks");
        for row in all.judged {
            let answers = [row.network, row.linear, row.constant];
            for (score, answer) in scores[row.number].iter_mut().zip(answers) {
                let miss = answer - row.target;
                let one = if number { miss * miss } else { f64::from(u8::from(miss == 0.0)) };
                *score += one / seeds as f64;
            }
        }
    }
    let measured = |model: usize| {
        let of: Vec<f64> = scores.iter().map(|row| row[model]).collect();
        let Measured { value, standard_error } = Measured::mean(&of);
        let root = value.sqrt();
        if number { [root, 0.5 * standard_error / root] } else { [value, standard_error] }
    };
    let sign = if number { -1.0 } else { 1.0 };
    let over: Vec<f64> = scores.iter().map(|row| sign * (row[0] - row[1])).collect();
    let over = Measured::mean(&over);
    Row {
        network: measured(0),
        linear: measured(1),
        constant: measured(2),
        over_linear: [over.value, over.standard_error],
        table: record.table,
        rows: record.rows,
        scikit_learn: record.scikit_learn,
        better_by: record.better_by,
    }
}

/// Beyond what was seen.
#[derive(Debug, Serialize, Deserialize)]
pub struct Outside {
    /// The lightest car of the training part, in pounds.
    pub least: f64,
    /// The heaviest car of the training part, in pounds.
    pub most: f64,
    /// A car of average values of 9000 pounds: the network and the linear model.
    pub heavy: [f64; 2],
    /// Of 1000 pounds.
    pub light: [f64; 2],
    /// Cars of 1980 and later.
    pub later_rows: usize,
    pub later: Numbers,
    /// Target less answer, in the mean, of both models.
    pub later_too_little: [f64; 2],
    /// How many standard deviations the year 78 is below the mean.
    pub years_away: f64,
    /// Hidden nodes of an average car of the year 78 whose tanh is beyond 0.99 of either sign.
    pub at_an_end: usize,
}

/// The answers of both models to a car whose other columns are the mean, or those of a row.
pub fn asked(fitted: &Fitted, column: &str, value: f64, row: Option<usize>) -> [f64; 2] {
    let plan = &fitted.plan;
    let mut inputs = match row {
        Some(row) => fitted.samples.inputs.row(row).to_owned(),
        None => crate::ndarray::Array1::zeros(plan.width()),
    };
    let at = plan.names().iter().position(|name| name == column).expect("an input");
    let (offset, unit) = scale(plan, column);
    inputs[at] = (value - offset) / unit;
    let samples = Samples {
        inputs: inputs.insert_axis(crate::ndarray::Axis(0)),
        targets: crate::ndarray::Array2::zeros((1, 1)),
    };
    [&fitted.network, &fitted.linear].map(|network: &Network| {
        let mut told = 0.0;
        outputs(network, plan.target.question, &samples, &[0], |_, outputs| {
            told = answer(plan, outputs).0;
        });
        told
    })
}

pub fn outside() -> Outside {
    let (table, found) = cars();
    let now = fitted();
    let years = numbers(table, "model_year");
    let of_year = |late: bool| -> Vec<usize> {
        let is = |number: &usize| (years[found.rows[*number]] >= 1980.0) == late;
        (0..found.rows.len()).filter(is).collect()
    };
    let (early, late) = (of_year(false), of_year(true));
    let parts = split(found, std::slice::from_ref(&late), Some(0), SEED);
    assert_eq!(parts.training.len() + parts.validation.len(), early.len(), "the cars to 1979");
    let then = trained(table, found, parts, SEED);
    let judged_late = then.judged(found);
    let lean = |of: fn(&Judged) -> f64| {
        judged_late.iter().map(|row| row.target - of(row)).sum::<f64>() / judged_late.len() as f64
    };
    let (mean_year, year) = scale(&now.plan, "model_year");
    let of_years = now.plan.names().iter().position(|name| name == "model_year").expect("years");
    let hidden = &now.network.layers[0];
    let tanh = |node: usize| {
        let input = (78.0 - mean_year) / year;
        libm::tanh(hidden.weights[[of_years, node]] * input + hidden.biases[node])
    };
    let weight = now.plan.inputs.iter().find(|input| input.name == "weight_lb");
    let Some(From::Numbers { least, most, .. }) = weight.map(|input| &input.from) else {
        panic!("the weight is a number")
    };
    Outside {
        least: *least,
        most: *most,
        heavy: asked(now, "weight_lb", 9000.0, None),
        light: asked(now, "weight_lb", 1000.0, None),
        later_rows: late.len(),
        later: judged(found, &then),
        later_too_little: [lean(|row| row.network), lean(|row| row.linear)],
        at_an_end: (0..hidden.biases.len()).filter(|node| tanh(*node).abs() > 0.99).count(),
        years_away: libm::round((mean_year - 78.0) / year),
    }
}

/// The cars with a column that gives the target away: litres for 100 km.
#[derive(Debug, Serialize, Deserialize)]
pub struct Leak {
    pub warning: String,
    pub verdict: Numbers,
}

/// Litres for 100 km are this, divided by miles a gallon.
pub const LITRES: f64 = 235.214583;

/// The cars with what they take for 100 km.
pub fn with_litres() -> String {
    with_column("litres_per_100_km", |cells| short(LITRES / in_cell(cells, 8)))
}

pub fn leak() -> Leak {
    let (table, found) = understood("leak.csv", &with_litres());
    let fitted = trained(&table, &found, one_split(&found, SEED), SEED);
    let warning = found.warnings.iter().find(|one| one.contains("target away"));
    Leak { warning: warning.cloned().unwrap_or_default(), verdict: judged(&found, &fitted) }
}

/// The shares of the smallest class in the test part: dealt class by class, and drawn from all.
#[derive(Debug, Serialize, Deserialize)]
pub struct Shares {
    /// The share of the smallest class in the table.
    pub of_all: f64,
    /// Its share in the test part, dealt class by class, for each seed.
    pub dealt: Vec<f64>,
    /// Its share in the test part, drawn from all rows, for each seed.
    pub drawn: Vec<f64>,
}

pub fn shares() -> Shares {
    let (_, found) = understood("penguins.csv", PENGUINS);
    let is = |number: &usize| found.targets[*number] == 1.0;
    let share =
        |part: &[usize]| part.iter().filter(|number| is(number)).count() as f64 / part.len() as f64;
    let all: Vec<usize> = (0..found.rows.len()).collect();
    let of = |seed: u64| {
        let test = one_split(&found, seed).test;
        let order = ch14_datasets::permutation(all.len(), seed);
        (share(&test), share(&order[..test.len()]))
    };
    let (dealt, drawn) = (1..=20).map(of).unzip();
    Shares { of_all: share(&all), dealt, drawn }
}
