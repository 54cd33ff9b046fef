//! One epoch, and then more; inputs that are far too large.

use ch11_architecture::Network;
use ch11_architecture::ndarray::Array2;
use serde::Serialize;
use study::{Spread, over_seeds, spread};

use super::{RATE, SAMPLES, SEED, SEEDS, network, trained};
use crate::{Samples, Trainer, colours, correct, error};

/// The page's run at two moments.
#[derive(Serialize)]
pub struct OneRun {
    pub one_epoch: usize,
    pub last_epoch: usize,
    pub epochs: usize,
    pub updates: usize,
}

/// The page's run.
pub fn one_run() -> OneRun {
    let (epochs, samples) = (50, colours(SAMPLES, SEED));
    let mut trainer = Trainer::new(network(SEED), RATE);
    let right: Vec<usize> = (0..epochs)
        .map(|_| {
            trainer.epoch(&samples);
            correct(&trainer.network, &samples)
        })
        .collect();
    let (one_epoch, last_epoch) = (right[0], right[epochs - 1]);
    OneRun { one_epoch, last_epoch, epochs, updates: epochs * SAMPLES }
}

/// Many runs of the page's training, each with colours and weights of its own.
#[derive(Serialize)]
pub struct Runs {
    pub seeds: u64,
    pub samples: usize,
    pub rows: Vec<AfterEpochs>,
    /// The share of right answers with one hidden node, after ten epochs.
    pub one_hidden_node: Spread,
}

/// All runs after some epochs.
#[derive(Serialize)]
pub struct AfterEpochs {
    pub epochs: usize,
    /// E a sample, with the weights as they are then.
    pub error: Spread,
    pub correct: Spread,
    /// Runs in which not a single answer is 1.
    pub never: usize,
}

const TIMES: [usize; 5] = [0, 1, 2, 10, 50];

/// The spread over seeds.
pub fn runs() -> Runs {
    let runs = over_seeds(SEEDS, |seed| run(seed, 4, &TIMES));
    let rows = TIMES.iter().enumerate().map(|(time, &epochs)| AfterEpochs {
        epochs,
        error: spread(runs.iter().map(|run| run[time].0)),
        correct: spread(runs.iter().map(|run| run[time].1)),
        never: runs.iter().filter(|run| run[time].2).count(),
    });
    let one = over_seeds(SEEDS, |seed| run(seed, 1, &[10])[0].1);
    Runs { seeds: SEEDS, samples: SAMPLES, rows: rows.collect(), one_hidden_node: spread(one) }
}

/// Error a sample, share of right answers and whether all answers are 0, after each of `times`.
fn run(seed: u64, hidden: usize, times: &[usize]) -> Vec<(f64, f64, bool)> {
    let samples = colours(SAMPLES, seed);
    let mut trainer = Trainer::new(Network::seeded(3, hidden, 1, seed), RATE);
    let (mut epochs, count) = (0, samples.len() as f64);
    times
        .iter()
        .map(|&time| {
            while epochs < time {
                trainer.epoch(&samples);
                epochs += 1;
            }
            let never = Samples { targets: Array2::zeros((samples.len(), 1)), ..samples.clone() };
            (
                error(&trainer.network, &samples) / count,
                correct(&trainer.network, &samples) as f64 / count,
                correct(&trainer.network, &never) == samples.len(),
            )
        })
        .collect()
}

/// The page's training on inputs that are far too large.
#[derive(Serialize)]
pub struct Unscaled {
    pub seeds: u64,
    pub epochs: usize,
    /// What 1 has become.
    pub largest: f64,
    pub correct: Spread,
}

/// The same colours from 0 to 255, as many programs count them.
pub fn unscaled() -> Unscaled {
    let (epochs, largest) = (10, 255.0);
    let shares = over_seeds(SEEDS, |seed| {
        let mut samples = colours(SAMPLES, seed);
        samples.inputs *= largest;
        let network = trained(network(seed), &samples, RATE, epochs);
        correct(&network, &samples) as f64 / SAMPLES as f64
    });
    Unscaled { seeds: SEEDS, epochs, largest, correct: spread(shares) }
}
