//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch11_architecture::Network;
use ch11_architecture::ndarray::Array1;
use ch12_network::{Samples, correct};
use ch13_validation::pick;
use serde::{Deserialize, Serialize};

use crate::{Scaler, to_samples, tomatoes};

mod codings;
mod coverage;
mod labels;
mod leaks;
mod penguins;
pub mod recorded;
mod rules;
mod scaling;
mod shuffling;
mod sorting;

pub use codings::{Coding, Codings, codings, numbered};
pub use coverage::{Coverage, boxes_by_variety, coverage};
pub use labels::{Labels, Mislabelled, labels};
pub use leaks::{
    CHOSEN, CHOSEN_HIDDEN, LEAK_SEEDS, Leak, Leaks, REPEATED, ScalerLeak, chosen_columns, leaks,
    repeated_rows,
};
pub use penguins::{COLUMNS, NEW, PARTS, PENGUINS, Penguins, Ready, penguin_sex, ready, table};
pub use rules::{Rules, rules};
pub use scaling::{BuiltIn, OneColumn, Scaled, Scaling, built_in, one_column, scaling};
pub use shuffling::{
    BrokenShuffle, Course, FIVE, Measured, RIPE, Way, WhichIsIt, broken_shuffle, errors,
    shuffle_inputs_alone, which_is_it,
};
pub use sorting::{Sorted, SortedRow, sorted};

/// How many seeds the page reports.
pub const SEEDS: u64 = 30;

/// The first `count` samples, and the others.
pub fn cut(samples: &Samples, count: usize) -> (Samples, Samples) {
    let rows: Vec<usize> = (0..samples.len()).collect();
    let (first, others) = rows.split_at(count);
    (pick(samples, first), pick(samples, others))
}

/// The samples with their inputs scaled.
pub fn scaled(scaler: &Scaler, samples: &Samples) -> Samples {
    Samples { inputs: scaler.apply(&samples.inputs), targets: samples.targets.clone() }
}

/// A scaler that leaves everything as it was measured.
pub fn unscaled(columns: usize) -> Scaler {
    Scaler { offset: Array1::zeros(columns), unit: Array1::ones(columns) }
}

/// The tomatoes that the page lists.
#[derive(Serialize, Deserialize)]
pub struct Four {
    /// The hues of the four, in degrees.
    pub hues: Vec<f64>,
    /// Which of them are ripe.
    pub ripe: Vec<bool>,
}

/// The tomatoes that the page lists.
pub fn four() -> Four {
    let four = tomatoes(4, 4);
    Four {
        hues: four.iter().map(|tomato| tomato.hue).collect(),
        ripe: four.iter().map(|tomato| tomato.ripe).collect(),
    }
}

/// How a network is trained.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Setup {
    /// How many hidden nodes.
    pub hidden: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// How many epochs of training.
    pub epochs: usize,
}

/// The setup of most experiments of the chapter.
pub const SETUP: Setup = Setup { hidden: 6, learning_rate: 0.5, epochs: 60 };

/// A network with one output, trained.
pub fn trained(samples: &Samples, setup: Setup, seed: u64) -> Network {
    let network = Network::seeded(samples.inputs.ncols(), setup.hidden, 1, seed);
    ch12_network::worked::trained(network, samples, setup.learning_rate, setup.epochs)
}

/// The share of samples that get the right answer.
pub fn accuracy(network: &Network, samples: &Samples) -> f64 {
    correct(network, samples) as f64 / samples.len() as f64
}

/// The output for each sample, of a network that has one.
pub fn outputs(network: &Network, samples: &Samples) -> Vec<f64> {
    let output = |row| network.forward(row).expect("inputs that fit").post_o[0];
    samples.inputs.rows().into_iter().map(output).collect()
}

/// How many tomatoes to train on.
pub const TRAINING: usize = 300;
/// How many others to validate with.
pub const VALIDATION: usize = 1000;

/// Tomatoes to train on and others to validate with.
pub fn two_boxes(seed: u64) -> (Samples, Samples) {
    let of = |count, seed| to_samples(&tomatoes(count, seed));
    (of(TRAINING, 2 * seed), of(VALIDATION, 2 * seed + 1))
}

/// Where a node hardly listens.
pub const DEAF: f64 = 0.01;

/// The preactivations of all hidden nodes for all samples.
pub fn preactivations(network: &Network, samples: &Samples) -> Vec<f64> {
    let rows = samples.inputs.rows().into_iter();
    rows.flat_map(|row| row.dot(&network.i_to_h)).collect()
}
