//! A way off the edge, and how many samples are enough.

use ch03_learning_rule::{Sample, correct};
use serde::Serialize;
use study::{Spread, over_seeds, spread};

use super::{SEEDS, biased, every_point};
use crate::{margin, mistake_bound, radius, train_until_right, with_bias};

/// Chapter 3's task with a bias.
#[derive(Serialize)]
pub struct Bias {
    /// How many seeds.
    pub seeds: u64,
    /// Weights that are right about every sample, the bias last.
    pub good: Vec<f64>,
    /// γ of these, over whole numbers and tenths.
    pub margin: f64,
    /// The square of the radius: of the longest sample.
    pub radius_squared: f64,
    /// 1/γ².
    pub margin_inverse_squared: f64,
    /// How many mistakes the bound allows: (R/γ)².
    pub bound: f64,
    /// How many runs had an epoch without a mistake.
    pub finished: usize,
    /// Those that had it within five epochs.
    pub within_five: usize,
    /// The epochs, with the last one.
    pub epochs: Spread,
    /// Mistakes until nothing is wrong.
    pub mistakes: Spread,
    /// The share of right answers to samples that were not trained on.
    pub right: Spread,
}

/// Whole numbers and tenths, every point of chapter 3's task, with a bias.
pub fn every_point_with_bias() -> Vec<Sample> {
    let whole = every_point();
    let tenths = whole.iter().map(|sample| Sample {
        input: sample.input.iter().map(|x| x / 10.0).collect(),
        target: sample.target,
    });
    whole.iter().cloned().chain(tenths).map(|sample| with_bias(&sample)).collect()
}

/// From zero weights with a bias until nothing is wrong.
pub fn bias() -> Bias {
    let good = vec![1.0, 0.0, 0.0, 0.05];
    let points = every_point_with_bias();
    let runs = over_seeds(SEEDS, |seed| {
        let mut weights = vec![0.0; 4];
        let run = train_until_right(&mut weights, &biased(1000, 2 * seed), 1.0, 2000);
        let others = biased(1000, 2 * seed + 1);
        (run, correct(&weights, &others) as f64 / others.len() as f64)
    });
    let count = |holds: &dyn Fn(&crate::Training) -> bool| {
        runs.iter().filter(|(run, _)| holds(run)).count()
    };
    let (longest, nearest) = (radius(&points), margin(&points, &good));
    Bias {
        seeds: SEEDS,
        margin: nearest,
        radius_squared: longest * longest,
        margin_inverse_squared: 1.0 / (nearest * nearest),
        bound: mistake_bound(longest, nearest),
        good,
        finished: count(&|run| run.finished),
        within_five: count(&|run| run.finished && run.epochs <= 5),
        epochs: spread(runs.iter().map(|run| run.0.epochs as f64)),
        mistakes: spread(runs.iter().map(|run| run.0.mistakes as f64)),
        right: spread(runs.iter().map(|run| run.1)),
    }
}

/// Right answers by the number of training samples.
#[derive(Serialize)]
pub struct Data {
    /// How many seeds.
    pub seeds: u64,
    /// How many samples to test with.
    pub test_samples: usize,
    /// One row for each number of training samples.
    pub rows: Vec<Amount>,
}

/// One number of training samples.
#[derive(Serialize)]
pub struct Amount {
    /// How many training samples.
    pub samples: usize,
    /// How many runs were right about all of them in the end.
    pub finished: usize,
    /// The share of right answers to the others.
    pub right: Spread,
}

/// Training with a bias until nothing is wrong, on few and on many samples.
pub fn data() -> Data {
    let test_samples = 2000;
    let row = |samples: usize| {
        let runs = over_seeds(SEEDS, |seed| {
            let mut weights = vec![0.0; 4];
            let training = biased(samples, 2 * seed);
            let run = train_until_right(&mut weights, &training, 1.0, 20_000);
            let others = biased(test_samples, 2 * seed + 1);
            (run.finished, correct(&weights, &others) as f64 / test_samples as f64)
        });
        Amount {
            samples,
            finished: runs.iter().filter(|run| run.0).count(),
            right: spread(runs.iter().map(|run| run.1)),
        }
    };
    Data {
        seeds: SEEDS,
        test_samples,
        rows: [5, 10, 20, 50, 100, 200, 500, 1000, 2000].map(row).into(),
    }
}
