//! Learned by heart.

use ch11_architecture::Network;
use ch12_network::{Samples, Trainer};
use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{HIDDEN, LEARNING_RATE, NOISE, share, trained};
use crate::{KINDS, POINTS, bursts};

/// E of a sample, on average.
pub fn mean_error(network: &Network, samples: &Samples) -> f64 {
    let sum: f64 = samples
        .iter()
        .map(|(input, target)| {
            let outputs = network.forward(input).expect("bursts that fit").post_o;
            outputs.iter().zip(target).map(|(o, t)| 0.5 * (o - t) * (o - t)).sum::<f64>()
        })
        .sum();
    sum / samples.len() as f64
}

/// Training with few samples, epoch by epoch.
#[derive(Serialize, Deserialize)]
pub struct LearningCurve {
    /// How many bursts the network is trained on.
    pub samples: usize,
    /// How many samples to validate with.
    pub validation_samples: usize,
    /// How many trainings, each with samples and first weights of its own.
    pub seeds: u64,
    /// One row for each time in the training.
    pub rows: Vec<Moment>,
}

/// One time in the training.
#[derive(Serialize, Deserialize)]
pub struct Moment {
    /// How many epochs of training.
    pub epochs: usize,
    /// The share of right answers to the samples that were trained on.
    pub training: Spread,
    /// The share of right answers to the validation samples.
    pub validation: Spread,
    /// The error E of a validation sample, on average: median over the seeds.
    pub error: f64,
}

/// After how many epochs the learning curve is read.
pub const TIMES: [usize; 5] = [0, 10, 30, 100, 300];

/// For each seed and time: accuracy on the training samples and on others, and E on others.
pub fn learning_runs() -> Vec<[[f64; 3]; 5]> {
    let (samples, validation_samples, seeds) = (90, 600, 20);
    over_seeds(seeds, |seed| {
        let training = bursts(samples, NOISE, 1000 + seed);
        let validation = bursts(validation_samples, NOISE, 3000 + seed);
        let network = Network::seeded(POINTS, HIDDEN, KINDS.len(), seed);
        let mut trainer = Trainer::new(network, LEARNING_RATE);
        let mut done = 0;
        TIMES.map(|time| {
            while done < time {
                trainer.epoch(&training);
                done += 1;
            }
            let network = &trainer.network;
            [
                share(network, &training),
                share(network, &validation),
                mean_error(network, &validation),
            ]
        })
    })
}

/// Ninety bursts, twenty times.
pub fn learning_curve() -> LearningCurve {
    let (samples, validation_samples, seeds) = (90, 600, 20);
    let runs = learning_runs();
    let row = |(at, &epochs): (usize, &usize)| Moment {
        epochs,
        training: spread(runs.iter().map(|run| run[at][0])),
        validation: spread(runs.iter().map(|run| run[at][1])),
        error: spread(runs.iter().map(|run| run[at][2])).median,
    };
    let rows = TIMES.iter().enumerate().map(row).collect();
    LearningCurve { samples, validation_samples, seeds, rows }
}

/// Training with ever more samples.
#[derive(Serialize, Deserialize)]
pub struct MoreSamples {
    /// How many seeds the trainings were repeated from.
    pub seeds: u64,
    /// How many updates each training makes, however many samples it has.
    pub updates: usize,
    /// One row for each number of training samples.
    pub rows: Vec<Amount>,
}

/// One number of training samples.
#[derive(Serialize, Deserialize)]
pub struct Amount {
    /// How many training samples.
    pub samples: usize,
    pub training: Spread,
    pub validation: Spread,
}

/// So many updates, whatever the number of samples.
const UPDATES: usize = 30_000;

/// How many training samples are tried.
pub const AMOUNTS: [usize; 4] = [100, 300, 1000, 3000];

/// For each seed: accuracy on so many training samples and on others.
pub fn amount_runs(samples: usize) -> Vec<[f64; 2]> {
    runs(6, samples, HIDDEN, UPDATES / samples)
}

/// For each seed: accuracy on the training samples and on others.
fn runs(seeds: u64, samples: usize, hidden: usize, epochs: usize) -> Vec<[f64; 2]> {
    over_seeds(seeds, |seed| {
        let training = bursts(samples, NOISE, 1000 + seed);
        let validation = bursts(600, NOISE, 3000 + seed);
        let network = trained(&training, hidden, LEARNING_RATE, epochs, seed);
        [share(&network, &training), share(&network, &validation)]
    })
}

/// The same number of updates with 100 to 3000 samples.
pub fn more_samples() -> MoreSamples {
    let row = |&samples: &usize| {
        let runs = amount_runs(samples);
        Amount {
            samples,
            training: spread(runs.iter().map(|run| run[0])),
            validation: spread(runs.iter().map(|run| run[1])),
        }
    };
    MoreSamples { seeds: 6, updates: UPDATES, rows: AMOUNTS.iter().map(row).collect() }
}

/// The same few samples with hidden layers of several sizes.
#[derive(Serialize, Deserialize)]
pub struct Smaller {
    /// How many seeds the trainings were repeated from.
    pub seeds: u64,
    /// How many bursts each network is trained on.
    pub samples: usize,
    /// How many epochs of training.
    pub epochs: usize,
    /// One row for each number of hidden nodes.
    pub rows: Vec<OfSize>,
}

/// One number of hidden nodes.
#[derive(Serialize, Deserialize)]
pub struct OfSize {
    /// How many hidden nodes.
    pub hidden: usize,
    /// The share of right answers to the samples that were trained on.
    pub training: Spread,
    /// The share of right answers to other bursts.
    pub validation: Spread,
}

/// How many hidden nodes are tried on few samples.
pub const SIZES: [usize; 4] = [2, 4, 12, 32];

/// For each seed: accuracy on ninety training samples and on others, with so many hidden nodes.
pub fn size_runs(hidden: usize) -> Vec<[f64; 2]> {
    runs(20, 90, hidden, TIMES[4])
}

/// Ninety bursts with two to 32 hidden nodes.
pub fn smaller() -> Smaller {
    let row = |&hidden: &usize| {
        let runs = size_runs(hidden);
        OfSize {
            hidden,
            training: spread(runs.iter().map(|run| run[0])),
            validation: spread(runs.iter().map(|run| run[1])),
        }
    };
    Smaller { seeds: 20, samples: 90, epochs: TIMES[4], rows: SIZES.iter().map(row).collect() }
}
