//! One epoch, and then more; inputs that are far too large.

use ch08_sigmoid::{activate, activate_prime, activate_prime_from_post, final_error};
use ch11_architecture::Network;
use ch11_architecture::ndarray::Array2;
use serde::Serialize;
use study::{Spread, over_seeds, spread};

use super::{RATE, SAMPLES, SEED, SEEDS, network, trained};
use crate::{Samples, Trainer, colours, correct, decide, error};

/// The page's run at two moments.
#[derive(Serialize)]
pub struct OneRun {
    /// Right answers after one epoch.
    pub one_epoch: usize,
    /// Right answers that the second epoch adds.
    pub second_adds: usize,
    /// Right answers that the three epochs after it add.
    pub next_add: usize,
    /// Right answers after the last epoch.
    pub last_epoch: usize,
    /// How many epochs of training.
    pub epochs: usize,
    /// How many updates.
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
    OneRun {
        one_epoch,
        second_adds: right[1] - right[0],
        next_add: right[4] - right[1],
        last_epoch,
        epochs,
        updates: epochs * SAMPLES,
    }
}

/// Many runs of the page's training, each with colours and weights of its own.
#[derive(Serialize)]
pub struct Runs {
    /// How many seeds.
    pub seeds: u64,
    pub samples: usize,
    /// One row for each number of epochs.
    pub rows: Vec<AfterEpochs>,
}

/// All runs after some epochs.
#[derive(Serialize)]
pub struct AfterEpochs {
    /// How many epochs of training.
    pub epochs: usize,
    /// E a sample, with the weights as they are then.
    pub error: Spread,
    /// The share of right answers.
    pub correct: Spread,
    /// Runs in which not a single answer is 1.
    pub never: usize,
    /// The share of right answers of a single node, with the same colours.
    pub one_node: Spread,
}

const TIMES: [usize; 5] = [0, 1, 2, 10, 50];

/// The spread over seeds.
pub fn runs() -> Runs {
    let runs = over_seeds(SEEDS, |seed| run(seed, &TIMES));
    let nodes = over_seeds(SEEDS, |seed| {
        let samples = colours(SAMPLES, seed);
        one_node(&samples, RATE, seed, TIMES[4])
    });
    let rows = TIMES.iter().enumerate().map(|(time, &epochs)| AfterEpochs {
        epochs,
        error: spread(runs.iter().map(|run| run[time].0)),
        correct: spread(runs.iter().map(|run| run[time].1)),
        never: runs.iter().filter(|run| run[time].2).count(),
        one_node: spread(nodes.iter().map(|right| right[epochs] as f64 / SAMPLES as f64)),
    });
    Runs { seeds: SEEDS, samples: SAMPLES, rows: rows.collect() }
}

/// How many answers of a single node without a bias are right before its training and after each
/// epoch. Its weights begin as those of a network's first hidden node.
pub fn one_node(samples: &Samples, learning_rate: f64, seed: u64, epochs: usize) -> Vec<usize> {
    let mut weights =
        Network::seeded(samples.inputs.ncols(), 1, 1, seed).i_to_h.column(0).to_owned();
    let mut counts = vec![];
    for epoch in 0..=epochs {
        if epoch > 0 {
            for (input, target) in samples.iter() {
                let output = activate(weights.dot(&input));
                let signal = final_error(output, target[0]) * activate_prime_from_post(output);
                weights.scaled_add(-learning_rate * signal, &input);
            }
        }
        let right = samples
            .iter()
            .filter(|(input, target)| decide(activate(weights.dot(input))) == target[0]);
        counts.push(right.count());
    }
    counts
}

/// Error a sample, share of right answers and whether all answers are 0, after each of `times`.
fn run(seed: u64, times: &[usize]) -> Vec<(f64, f64, bool)> {
    let samples = colours(SAMPLES, seed);
    let mut trainer = Trainer::new(network(seed), RATE);
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
    /// How many seeds.
    pub seeds: u64,
    /// How many epochs of training.
    pub epochs: usize,
    /// What 1 has become.
    pub largest: f64,
    /// The share of right answers.
    pub correct: Spread,
    /// The share of cases, a hidden node and a sample, in which the slope is below a hundredth.
    pub flat_before: Spread,
    /// The share of cases, after the training, in which the slope is below a hundredth.
    pub flat_after: Spread,
}

/// The same colours from 0 to 255, as many programs count them.
pub fn unscaled() -> Unscaled {
    let (epochs, largest) = (10, 255.0);
    let runs = over_seeds(SEEDS, |seed| {
        let mut samples = colours(SAMPLES, seed);
        samples.inputs *= largest;
        let start = network(seed);
        let before = flat(&start, &samples);
        let network = trained(start, &samples, RATE, epochs);
        [before, flat(&network, &samples), correct(&network, &samples) as f64 / SAMPLES as f64]
    });
    let column = |number: usize| spread(runs.iter().map(|run| run[number]));
    Unscaled {
        seeds: SEEDS,
        epochs,
        largest,
        correct: column(2),
        flat_before: column(0),
        flat_after: column(1),
    }
}

/// Of all cases, a hidden node and a sample, the share in which the slope is below a hundredth.
fn flat(network: &Network, samples: &Samples) -> f64 {
    let pre = samples.inputs.rows().into_iter().flat_map(|row| row.dot(&network.i_to_h));
    let flat = pre.filter(|pre| activate_prime(*pre) < 0.01).count();
    flat as f64 / (samples.len() * network.i_to_h.ncols()) as f64
}
