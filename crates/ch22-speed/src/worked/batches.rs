//! The same penguins in batches of several sizes.

use ch14_datasets::permutation;
use ch21_outputs::worked::{on_features, prepared};
use ch21_outputs::{error, seeded};
use serde::Serialize;
use study::{over_seeds, standard_error_of_mean};

use crate::{Network, Question, Samples, epoch};

/// The sizes; the last one is larger than the training part, so that it is all of it.
pub const BATCHES: [usize; 4] = [1, 8, 32, 1000];

/// The learning rates that are tried for each size.
pub const RATES: [f64; 6] = [0.03, 0.1, 0.3, 1.0, 3.0, 10.0];

/// How long.
pub const EPOCHS: usize = 8;

/// Over how many splits and starts.
pub const SEEDS: u64 = 12;

/// The training part of a split: all four measurements.
pub fn training_part(seed: u64) -> Samples {
    prepared(&on_features(&[0, 1, 2, 3]), seed).0
}

/// 4-8-3, before its training.
pub fn network(seed: u64) -> Network {
    seeded(4, &[8], 3, seed)
}

/// The rates of the ladder that [`batches`] finds best, size by size: the figure has no time to look
/// for them.
pub const fn batches_rates() -> [f64; 4] {
    [0.1, 1.0, 1.0, 3.0]
}

/// The error a sample, before the training and after each epoch.
pub fn after_epochs(
    samples: &Samples,
    size: usize,
    rate: f64,
    epochs: usize,
    seed: u64,
) -> Vec<f64> {
    let mut network = network(seed);
    let of = |network: &Network| error(network, Question::OneOf, samples) / samples.len() as f64;
    let mut errors = vec![of(&network)];
    for number in 0..epochs {
        let order = permutation(samples.len(), 1000 * seed + number as u64);
        epoch(&mut network, Question::OneOf, samples, &order, size, rate);
        errors.push(of(&network));
    }
    errors
}

/// A mean over seeds and its standard error.
#[derive(Clone, Debug, Serialize)]
pub struct Training {
    /// The mean over the splits.
    pub mean: f64,
    /// The standard error of the mean over the splits.
    pub standard_error: f64,
}

/// What a batch size comes to.
#[derive(Clone, Debug, Serialize)]
pub struct OfSize {
    /// How many samples are in a batch.
    pub size: usize,
    /// The rate of the ladder with the least error.
    pub rate: f64,
    /// Updates in an epoch.
    pub updates: usize,
    /// The error a sample after the first epoch.
    pub first: Training,
    /// The error a sample after the last epoch.
    pub last: Training,
    /// After the last epoch, what all samples in one batch have more, seed by seed.
    pub all_over: Training,
}

/// All sizes.
#[derive(Serialize)]
pub struct Batches {
    /// How many splits, each with first weights of its own.
    pub seeds: u64,
    /// How many epochs of training.
    pub epochs: usize,
    pub samples: usize,
    /// A learning rate that was tried.
    pub ladder: [f64; 6],
    /// One row for each size.
    pub rows: Vec<OfSize>,
}

fn summed_up(values: &[f64]) -> Training {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    Training { mean, standard_error: standard_error_of_mean(values) }
}

/// The experiment: each size with the best rate of the ladder.
pub fn batches() -> Batches {
    let samples = training_part(0).len();
    let mut rows: Vec<OfSize> = vec![];
    let mut ends: Vec<Vec<f64>> = vec![];
    for size in BATCHES {
        let of_rate = |rate: f64| {
            over_seeds(SEEDS, |seed| after_epochs(&training_part(seed), size, rate, EPOCHS, seed))
        };
        let mean = |runs: &[Vec<f64>]| runs.iter().map(|run| run[EPOCHS]).sum::<f64>();
        let all: Vec<(f64, Vec<Vec<f64>>)> =
            RATES.iter().map(|rate| (*rate, of_rate(*rate))).collect();
        let (rate, runs) =
            all.into_iter().min_by(|a, b| mean(&a.1).total_cmp(&mean(&b.1))).expect("rates");
        let column = |epoch: usize| runs.iter().map(|run| run[epoch]).collect::<Vec<_>>();
        let last = column(EPOCHS);
        rows.push(OfSize {
            size: size.min(samples),
            rate,
            updates: samples.div_ceil(size),
            first: summed_up(&column(1)),
            last: summed_up(&last),
            all_over: summed_up(&[0.0, 0.0]),
        });
        ends.push(last);
    }
    for (row, end) in rows.iter_mut().zip(&ends) {
        let all = ends.last().expect("sizes");
        row.all_over =
            summed_up(&all.iter().zip(end).map(|(all, end)| all - end).collect::<Vec<_>>());
    }
    Batches { seeds: SEEDS, epochs: EPOCHS, samples, ladder: RATES, rows }
}
