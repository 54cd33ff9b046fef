//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch01_perceptron::preactivation;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::{Spread, spread};

use crate::{Sample, correct, epoch, generate, update};

/// One update by hand.
#[derive(Serialize)]
pub struct Step {
    pub input: Vec<f64>,
    pub target: f64,
    pub pre: f64,
    pub final_error: f64,
    pub weights: Vec<f64>,
}

/// The first updates of a training.
#[derive(Serialize)]
pub struct ByHand {
    pub learning_rate: f64,
    pub start: Vec<f64>,
    pub steps: Vec<Step>,
    /// The preactivation of the first sample once its own update is done.
    pub first_again: f64,
    /// The sum of the squares of its inputs.
    pub squares: f64,
    /// By how much its update has moved its preactivation.
    pub change: f64,
}

/// The samples of the page, labelled by the sign of the first coordinate.
pub fn hand_samples() -> Vec<Sample> {
    let rows = [
        ([2.0, 4.0, -4.0], 1.0),
        ([-1.0, 3.0, 2.0], 0.0),
        ([-2.0, 3.0, -4.0], 0.0),
        ([1.0, -2.0, 6.0], 1.0),
    ];
    rows.map(|(input, target)| Sample { input: input.into(), target }).into()
}

/// Four updates.
pub fn by_hand() -> ByHand {
    let (start, learning_rate) = (vec![0.5, -0.5, 0.25], 0.25);
    let mut weights = start.clone();
    let steps: Vec<Step> = hand_samples()
        .into_iter()
        .map(|sample| {
            let pre = preactivation(&sample.input, &weights);
            let final_error = update(&mut weights, &sample, learning_rate);
            let Sample { input, target } = sample;
            Step { input, target, pre, final_error, weights: weights.clone() }
        })
        .collect();
    let first_again = preactivation(&steps[0].input, &steps[0].weights);
    let squares = preactivation(&steps[0].input, &steps[0].input);
    let change = first_again - steps[0].pre;
    ByHand { learning_rate, start, steps, first_again, squares, change }
}

/// Five epochs from many seeds.
#[derive(Serialize)]
pub struct FiveEpochs {
    pub seeds: usize,
    pub samples: usize,
    pub test_samples: usize,
    pub learning_rate: f64,
    /// The share of right answers to the others before any training.
    pub before: Spread,
    pub epochs: Vec<Epoch>,
}

/// One epoch over the seeds.
#[derive(Serialize)]
pub struct Epoch {
    /// Wrong answers during it.
    pub mistakes: Spread,
    /// The share of right answers to the others after it.
    pub right: Spread,
}

/// How many seeds the page reports.
pub const SEEDS: u64 = 100;

/// Weights drawn uniformly from −1 to 1.
pub fn start(seed: u64) -> Vec<f64> {
    let mut rng = ChaCha8Rng::seed_from_u64(1000 + seed);
    (0..3).map(|_| rng.random_range(-1.0..1.0)).collect()
}

/// The training of the series, from many seeds.
pub fn five_epochs() -> FiveEpochs {
    let (samples, test_samples, learning_rate) = (1000, 1000, 0.01);
    let mut before = vec![];
    let mut seen: Vec<(Vec<f64>, Vec<f64>)> = vec![Default::default(); 5];
    for seed in 0..SEEDS {
        let training = generate(samples, 2 * seed);
        let others = generate(test_samples, 2 * seed + 1);
        let share = |weights: &[f64]| correct(weights, &others) as f64 / test_samples as f64;
        let mut weights = start(seed);
        before.push(share(&weights));
        for (mistakes, right) in &mut seen {
            mistakes.push(epoch(&mut weights, &training, learning_rate) as f64);
            right.push(share(&weights));
        }
    }
    let epochs = seen
        .into_iter()
        .map(|(mistakes, right)| Epoch { mistakes: spread(mistakes), right: spread(right) });
    FiveEpochs {
        seeds: SEEDS as usize,
        samples,
        test_samples,
        learning_rate,
        before: spread(before),
        epochs: epochs.collect(),
    }
}

/// A training from zero weights at two learning rates.
#[derive(Serialize)]
pub struct FromZero {
    pub small_rate: f64,
    pub large_rate: f64,
    pub rounded_rate: f64,
    pub small_mistakes: Vec<usize>,
    pub large_mistakes: Vec<usize>,
    pub rounded_mistakes: Vec<usize>,
    pub small_weights: Vec<f64>,
    pub large_weights: Vec<f64>,
}

/// Learning rates that are 16 times apart, so that no digit is rounded differently.
pub fn from_zero() -> FromZero {
    let (small_rate, large_rate, rounded_rate) = (0.0625, 1.0, 0.01);
    let samples = generate(1000, 0);
    let train = |learning_rate| {
        let mut weights = vec![0.0; 3];
        let mistakes =
            (0..5).map(|_| epoch(&mut weights, &samples, learning_rate)).collect::<Vec<usize>>();
        (mistakes, weights)
    };
    let ((small_mistakes, small_weights), (large_mistakes, large_weights)) =
        (train(small_rate), train(large_rate));
    let (rounded_mistakes, _) = train(rounded_rate);
    FromZero {
        small_rate,
        large_rate,
        rounded_rate,
        small_mistakes,
        large_mistakes,
        rounded_mistakes,
        small_weights,
        large_weights,
    }
}

/// Trainings from weights drawn by chance at several learning rates.
#[derive(Serialize)]
pub struct Rates {
    pub rows: Vec<Rate>,
}

/// One learning rate over the seeds.
#[derive(Serialize)]
pub struct Rate {
    pub learning_rate: f64,
    pub first: Spread,
    pub second: Spread,
}

/// How many mistakes it takes until the start is forgotten.
pub fn rates() -> Rates {
    let row = |learning_rate| {
        let (mut first, mut second) = (vec![], vec![]);
        for seed in 0..SEEDS {
            let samples = generate(1000, 2 * seed);
            let mut weights = start(seed);
            first.push(epoch(&mut weights, &samples, learning_rate) as f64);
            second.push(epoch(&mut weights, &samples, learning_rate) as f64);
        }
        Rate { learning_rate, first: spread(first), second: spread(second) }
    };
    Rates { rows: [0.0001, 0.001, 0.01, 0.1, 1.0].map(row).into() }
}
