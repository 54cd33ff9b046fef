//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch12_network::Samples;
use serde::Serialize;
use study::standard_error_of_share;

use crate::{Network, Trainer, correct};

mod alarm;
mod by_hand;
mod learned;
mod mazur;
mod traps;
mod two_ways;
mod xor;
mod zeros;

pub use alarm::{Alarm, AlarmRow, MirrorPair, alarm, alarm_samples};
pub use by_hand::{ByHand, by_hand, network, sample};
pub use learned::{Learned, Line, SEED, learned};
pub use mazur::{Mazur, mazur, published};
pub use traps::{TRAPS, Trap, TrapRow, Traps, off, solved_with, step_with, traps};
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
    pub solved: usize,
    pub standard_error: f64,
}

/// Counts successes.
pub fn count(successes: &[bool]) -> Count {
    let solved = successes.iter().filter(|success| **success).count();
    let share = solved as f64 / successes.len() as f64;
    let standard_error = standard_error_of_share(share, successes.len()) * successes.len() as f64;
    Count { solved, standard_error }
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
