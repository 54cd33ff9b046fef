//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch12_network::Samples;
use serde::Serialize;
use study::standard_error_of_share;

use crate::{Network, Trainer, correct};

mod alarm;
mod by_hand;
mod corner;
mod learned;
mod mazur;
mod traps;
mod two_ways;
mod xor;
mod zeros;

pub use alarm::{
    Alarm, AlarmRow, Biased, HiddenAlone, MirrorPair, alarm, alarm_samples, hidden_alone,
};
pub use by_hand::{ByHand, by_hand, network, sample};
pub use corner::{Corner, LUCKY, Placing, corner, without_biases};
pub use learned::{Learned, Line, SEED, learned};
pub use mazur::{Mazur, mazur, published};
pub use traps::{
    RECORDED, TRAPS, Trap, TrapRow, Traps, off, sample as traps_sample, solves_with, step_with,
    traps,
};
pub use two_ways::{TwoWays, side_by_side, two_ways};
pub use xor::{Place, PlaceRow, Starts, Xor, drawn_biases, solves, starts, xor};
pub use zeros::{Zeros, zeros};

/// LR of the page.
pub const RATE: f64 = 1.0;

/// Epochs of every training that is counted.
pub const EPOCHS: usize = 5000;

/// The seeds that a count is taken over: those of chapter 12.
pub const SEEDS: u64 = 100;

/// How many of [`SEEDS`] succeed, with the standard error of that count.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Count {
    /// For how many seeds the training succeeds.
    pub solved: usize,
    /// The standard error of the count of seeds that succeed.
    pub standard_error: f64,
}

/// Counts successes.
pub fn count(successes: &[bool]) -> Count {
    count_of(successes.iter().filter(|success| **success).count(), successes.len())
}

/// So many successes among so many.
fn count_of(solved: usize, all: usize) -> Count {
    let share = solved as f64 / all as f64;
    Count { solved, standard_error: standard_error_of_share(share, all) * all as f64 }
}

/// A network after some epochs of training.
pub fn trained(network: Network, samples: &Samples, epochs: usize) -> Network {
    let mut trainer = Trainer::new(network, RATE);
    for _ in 0..epochs {
        trainer.epoch(samples);
    }
    trainer.network
}

/// Whether every sample is on the right side of one half.
pub fn all_right(network: &Network, samples: &Samples) -> bool {
    correct(network, samples) == samples.len()
}
