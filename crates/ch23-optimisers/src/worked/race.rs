//! The same networks by every rule and every learning rate of one grid.

use ch14_datasets::permutation;
use ch21_outputs::worked::{Mean, mean, on_features, prepared};
use ch21_outputs::{correct, error};
use serde::Serialize;

use super::recorded::{DEEP_RACES, DEEP_TUNING, RACES, TUNING};
use super::starts::STARTS;

use crate::{Activation, Network, Optimiser, Question, Rule, Samples, Start, epoch};

/// The rules that race, and their names.
pub const RULES: [(&str, Rule); 5] = [
    ("plain", Rule::Plain),
    ("momentum", Rule::Momentum { keep: 0.9 }),
    ("Nesterov", Rule::Nesterov { keep: 0.9 }),
    ("RMSProp", Rule::RmsProp { keep: 0.99, small: 1e-8 }),
    ("Adam", Rule::ADAM),
];

/// The learning rates, the same for all.
pub const RATES: [f64; 9] = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0];

/// What the standardised columns are multiplied by: all alike, or as if each measurement had been
/// written down in another unit.
pub const UNITS: [[f64; 4]; 2] = [[1.0; 4], [1.0, 0.1, 0.01, 0.1]];

/// Epochs of a race, and samples in a batch.
pub const EPOCHS: usize = 20;
pub const SIZE: usize = 20;

/// A network, and how it is trained.
#[derive(Clone, Copy, Debug)]
pub struct Setup<'a> {
    pub units: [f64; 4],
    pub hidden: &'a [usize],
    pub activation: Activation,
    pub start: Start,
    pub rule: Rule,
    /// The learning rate.
    pub learning_rate: f64,
    /// How many epochs of training.
    pub epochs: usize,
}

/// The race's network.
pub const RACER: Setup = Setup {
    units: UNITS[0],
    hidden: &[16],
    activation: Activation::Tanh,
    start: Start::Glorot,
    rule: Rule::Plain,
    learning_rate: 0.1,
    epochs: EPOCHS,
};

/// Eight hidden layers, for the starts.
pub const DEEP: Setup = Setup { hidden: &[16; 8], ..RACER };

/// The seeds that the rates are chosen by, and how many others race.
pub const TUNING_FROM: u64 = 100;
pub const TUNING_SEEDS: u64 = 10;
pub const RACE_SEEDS: u64 = 30;

/// The place of the row with the lowest mean.
pub fn lowest<Row: AsRef<[f64]>>(rows: &[Row]) -> usize {
    let sum = |place: &usize| rows[*place].as_ref().iter().sum::<f64>();
    (0..rows.len()).min_by(|one, other| sum(one).total_cmp(&sum(other))).expect("a row")
}

/// What came of a training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finish {
    /// The cross-entropy of a penguin of the training part.
    pub training: f64,
    /// And of the test part.
    pub test: f64,
    /// The share of right answers on the test part.
    pub right: f64,
}

/// The most that an error is recorded with.
pub const MOST: f64 = 99.0;

/// The training part and the test part of a seed, in these units.
pub fn parts(units: [f64; 4], seed: u64) -> [Samples; 2] {
    let (training, test) = prepared(&on_features(&[0, 1, 2, 3]), seed);
    [training, test].map(|mut part| {
        for (mut column, unit) in part.inputs.columns_mut().into_iter().zip(units) {
            column *= unit;
        }
        part
    })
}

/// The training of a setup: the network after each epoch is shown to `see`.
pub fn trained(setup: &Setup, training: &Samples, seed: u64, mut see: impl FnMut(&Network)) {
    let nodes = [&[4], setup.hidden, &[3]].concat();
    let mut activations = vec![setup.activation; setup.hidden.len()];
    activations.push(Activation::Linear);
    let mut network = setup.start.network(&nodes, &activations, seed);
    let mut optimiser = Optimiser::new(setup.rule, setup.learning_rate, &network);
    see(&network);
    for number in 0..setup.epochs {
        let order = permutation(training.len(), 1000 * seed + number as u64);
        epoch(&mut network, &mut optimiser, Question::OneOf, training, &order, SIZE);
        see(&network);
    }
}

/// The cross-entropy of a sample; where it is no number, or too large for one, [`MOST`].
pub fn per_sample(network: &Network, samples: &Samples) -> f64 {
    let error = error(network, Question::OneOf, samples) / samples.len() as f64;
    if error.is_finite() { error.min(MOST) } else { MOST }
}

/// One run from one seed.
pub fn run(setup: &Setup, seed: u64) -> Finish {
    let [training, test] = parts(setup.units, seed);
    let mut last = None;
    trained(setup, &training, seed, |network| last = Some(network.clone()));
    let network = last.expect("a network");
    Finish {
        training: per_sample(&network, &training),
        test: per_sample(&network, &test),
        right: correct(&network, Question::OneOf, &test) as f64 / test.len() as f64,
    }
}

/// A rule, tuned.
#[derive(Serialize)]
pub struct RaceRow {
    pub name: &'static str,
    /// The learning rate chosen for this rule.
    pub rate: f64,
    /// The error on the training part.
    pub training: Mean,
    /// The error on the test part.
    pub test: Mean,
    /// The share of right answers on the test part.
    pub right: Mean,
    /// Its training error above Adam's, seed by seed, and its test error.
    pub over_adam: Mean,
    pub test_over_adam: Mean,
    /// How far the rule's test error is above that of plain descent.
    pub test_over_plain: Mean,
    /// How many of the learning rates leave a training error of less than a tenth.
    pub usable: usize,
    /// Plain descent's training error above its own.
    pub plain_over: Mean,
}

/// The races in both units.
#[derive(Serialize)]
pub struct Raced {
    /// How many other seeds the rules race on, each at its own best rate.
    pub seeds: u64,
    /// How many seeds the learning rates are chosen by.
    pub tuning_seeds: u64,
    /// How many learning rates are tried for each rule.
    pub rates: usize,
    /// The smallest of the learning rates that are tried.
    pub least_rate: f64,
    /// The largest of the learning rates that are tried.
    pub most_rate: f64,
    /// How many epochs of training.
    pub epochs: usize,
    /// How many samples a batch has.
    pub size: usize,
    /// How many hidden nodes.
    pub hidden: usize,
    /// How many updates.
    pub updates: usize,
    /// What a standardised column is multiplied by.
    pub units: [f64; 4],
    /// Columns standardised; a row for each rule.
    pub alike: Vec<RaceRow>,
    /// Columns in other units; a row for each rule.
    pub other: Vec<RaceRow>,
    /// Adam's usual learning rate.
    pub usual_rate: f64,
    /// Plain descent at Adam's usual rate.
    pub plain_at_usual: Mean,
    /// Adam at its usual rate.
    pub adam_at_usual: Mean,
    /// Plain descent at its best rate.
    pub plain_at_its_best: Mean,
    /// Adam at plain descent's best rate.
    pub adam_at_plains_best: Mean,
}

/// A column of recorded runs.
pub fn column(rows: &[[f64; 3]], column: usize) -> Vec<f64> {
    rows.iter().map(|row| row[column]).collect()
}

/// One less the other, seed by seed.
pub fn difference(above: &[f64], below: &[f64]) -> Mean {
    mean(&above.iter().zip(below).map(|(above, below)| above - below).collect::<Vec<f64>>())
}

fn usable(units: usize, rule: usize) -> usize {
    let rows = TUNING[units][rule].iter();
    rows.filter(|row| row.iter().sum::<f64>() / (row.len() as f64) < 0.1).count()
}

fn race_rows(units: usize) -> Vec<RaceRow> {
    let [plain, adam] = [&RACES[units][0], &RACES[units][RULES.len() - 1]];
    let row = |(place, (name, _)): (usize, (&'static str, Rule))| {
        let rows = &RACES[units][place];
        let of = |what| column(rows, what);
        RaceRow {
            name,
            rate: RATES[lowest(&TUNING[units][place])],
            training: mean(&of(0)),
            test: mean(&of(1)),
            right: mean(&of(2)),
            over_adam: difference(&of(0), &column(adam, 0)),
            test_over_adam: difference(&of(1), &column(adam, 1)),
            test_over_plain: difference(&of(1), &column(plain, 1)),
            usable: usable(units, place),
            plain_over: difference(&column(plain, 0), &of(0)),
        }
    };
    RULES.into_iter().enumerate().map(row).collect()
}

/// The recorded races.
pub fn raced() -> Raced {
    let usual = RATES.iter().position(|rate| *rate == 0.001).expect("a rate");
    let plains = lowest(&TUNING[0][0]);
    let adam = RULES.len() - 1;
    let training = parts(UNITS[0], 0)[0].len();
    Raced {
        seeds: RACE_SEEDS,
        tuning_seeds: TUNING_SEEDS,
        rates: RATES.len(),
        least_rate: RATES[0],
        most_rate: RATES[RATES.len() - 1],
        epochs: EPOCHS,
        size: SIZE,
        hidden: RACER.hidden[0],
        updates: EPOCHS * training.div_ceil(SIZE),
        units: UNITS[1],
        alike: race_rows(0),
        other: race_rows(1),
        usual_rate: RATES[usual],
        plain_at_usual: mean(&TUNING[0][0][usual]),
        adam_at_usual: mean(&TUNING[0][adam][usual]),
        plain_at_its_best: mean(&TUNING[0][0][plains]),
        adam_at_plains_best: mean(&TUNING[0][adam][plains]),
    }
}

/// A deep network from a start, at the best rate.
#[derive(Serialize)]
pub struct DeepRow {
    pub start: &'static str,
    /// The learning rate chosen for this start.
    pub rate: f64,
    /// The error on the training part.
    pub training: Mean,
    pub right: Mean,
}

/// Eight hidden layers.
#[derive(Serialize)]
pub struct Deep {
    /// How many hidden layers.
    pub layers: usize,
    /// How many nodes each hidden layer has.
    pub nodes: usize,
    /// tanh; a row for each start.
    pub tanh: Vec<DeepRow>,
    /// ReLU; a row for each start.
    pub relu: Vec<DeepRow>,
}

/// The recorded trainings of deep networks.
pub fn deep() -> Deep {
    let rows = |activation: usize| {
        let row = |(place, (start, _)): (usize, (&'static str, Start))| {
            let rows = &DEEP_RACES[activation][place];
            DeepRow {
                start,
                rate: RATES[lowest(&DEEP_TUNING[activation][place])],
                training: mean(&column(rows, 0)),
                right: mean(&column(rows, 2)),
            }
        };
        STARTS.into_iter().enumerate().map(row).collect()
    };
    Deep { layers: DEEP.hidden.len(), nodes: DEEP.hidden[0], tanh: rows(0), relu: rows(1) }
}
