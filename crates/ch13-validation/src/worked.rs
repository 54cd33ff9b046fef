//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch11_architecture::Network;
use ch12_network::Samples;

use crate::{Confusion, KINDS, POINTS, accuracy, answer, bursts, confusion};

mod by_heart;
mod by_noise;
mod choice;
mod easy;
mod how_sure;
pub mod recorded;
mod selection;
mod splits;
mod stopping;
mod task;

pub use by_heart::{
    AMOUNTS, Amount, LearningCurve, Moment, MoreSamples, OfSize, SIZES, Smaller, TIMES,
    amount_runs, learning_curve, learning_runs, more_samples, size_runs, smaller,
};
pub use by_noise::{ByNoise, LEVELS, Level, Shapes, apart, by_noise, harmonic, noise_runs, shapes};
pub use choice::{Choice, choice, smallest_within};
pub use easy::{Easy, EasyRow, Lopsided, careless_gradients, easy, easy_runs, lopsided};
pub use how_sure::{HowSure, Sure, Told, how_sure, samples_to_tell};
pub use selection::{Guessed, Guessers, Selection, guessers, selection, selection_runs};
pub use splits::{Chosen, Promise, REPEATS, Splits, one_split, splits};
pub use stopping::{
    CHOSEN_EPOCH, EVERY, Look, Stopped, Stopping, gap, looks, stopped, stopping, three_sets,
};
pub use task::{
    CalledTriangle, OneAnswer, SameSamples, Setting, called_triangle, same_samples, setting,
};

/// Hidden nodes of the chapter's network.
pub const HIDDEN: usize = 12;
/// LR.
pub const LEARNING_RATE: f64 = 0.3;
/// Bursts in the training set.
pub const SAMPLES: usize = 1000;
/// Epochs.
pub const EPOCHS: usize = 30;
/// σ.
pub const NOISE: f64 = 0.1;

/// A network of this size, trained.
pub fn trained(
    training: &Samples,
    hidden: usize,
    learning_rate: f64,
    epochs: usize,
    seed: u64,
) -> Network {
    let network = Network::seeded(POINTS, hidden, KINDS.len(), seed);
    ch12_network::worked::trained(network, training, learning_rate, epochs)
}

/// The chapter's network at a level of noise, on training bursts of its own.
pub fn usual(noise: f64, seed: u64) -> Network {
    trained(&bursts(SAMPLES, noise, 1000 + seed), HIDDEN, LEARNING_RATE, EPOCHS, seed)
}

/// The network's confusion matrix.
pub fn counted(network: &Network, samples: &Samples) -> Confusion {
    confusion(samples, |input| answer(network, input))
}

fn share(network: &Network, samples: &Samples) -> f64 {
    accuracy(&counted(network, samples))
}
