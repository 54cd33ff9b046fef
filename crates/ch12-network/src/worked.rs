//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch11_architecture::Network;
use serde::Serialize;
use study::{standard_error_of_mean, standard_error_of_share};

use crate::{Samples, Trainer};

mod learned;
mod order;
mod rates;
mod runs;
mod stopping;
mod thresholds;
mod updates;
mod xor;

pub use learned::{BySize, LEARNED_SEEDS, Learned, Stuck, by_hand, learned};
pub use order::{Order, SortedEpoch, order, sorted, sorted_epoch};
pub use rates::{AtRate, IN_THE_MIDDLE, Rates, rates};
pub use runs::{AfterEpochs, OneRun, Runs, Unscaled, one_node, one_run, runs, unscaled};
pub use stopping::{Stopping, stopping, tossed};
pub use thresholds::{Mistakes, Others, Thresholds, mistakes_at, share_at, thresholds};
pub use updates::{FirstUpdates, Update, first_updates};
pub use xor::{
    Drawn, FromPairs, Missed, TrainedOn, TwoNodes, WithOnes, XOR_SEEDS, XOR_SIZES, XOR_SOLVED, Xor,
    XorBySize, in_reach, two_nodes, xor, xor_samples,
};

/// The samples of the page, which are also those of `data/colours.csv`.
pub const SAMPLES: usize = 1000;

/// Their seed.
pub const SEED: u64 = 1;

/// LR of the page.
pub const RATE: f64 = 1.0;

/// The runs that a spread is taken over.
pub const SEEDS: u64 = 100;

/// The page's network before its training.
pub fn network(seed: u64) -> Network {
    Network::seeded(3, 4, 1, seed)
}

/// How far the runs of one row are above those of another, run by run.
#[derive(Serialize)]
pub struct Gain {
    /// The mean of the differences.
    pub mean: f64,
    /// The standard error of this mean.
    pub standard_error: f64,
}

/// The gain from one list of runs to another from the same seeds.
fn gain(from: &[f64], to: &[f64]) -> Gain {
    let differences: Vec<f64> = to.iter().zip(from).map(|(to, from)| to - from).collect();
    Gain { mean: mean(&differences), standard_error: standard_error_of_mean(&differences) }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The standard error of a count in so many runs.
fn error_of_count(count: usize, runs: usize) -> f64 {
    runs as f64 * standard_error_of_share(count as f64 / runs as f64, runs)
}

/// A network after some epochs of training with the samples in their order.
pub fn trained(network: Network, samples: &Samples, learning_rate: f64, epochs: usize) -> Network {
    let mut trainer = Trainer::new(network, learning_rate);
    for _ in 0..epochs {
        trainer.epoch(samples);
    }
    trainer.network
}
