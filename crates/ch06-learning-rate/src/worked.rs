//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch03_learning_rule::Sample;
use ch05_gradient_descent::worked::bowl;

mod curvatures;
mod noise;
mod one_weight;
mod rates;
mod samples;

pub use curvatures::{Angles, Bowl, Needed, UnitRow, Units, angles, directions, needed, units};
pub use noise::{
    MEDIANS, Noisy, SCHEDULES, SEEDS, Settled, TRUE, UPDATES, Wander, distances, noisy, readings,
};
pub use one_weight::{OneWeight, Overflow, WeightRow, one_weight, overflow};
pub use rates::{Felt, RATES, RateRow, Rates, Try, felt, rates, walk};
pub use samples::{
    Copies, CopyRow, EPOCHS, ONLINE_RATE, OneSample, TRAININGS, copies, epochs_of_tank, one_sample,
};

/// The tank of chapter 5: minutes of the inlet and of the outlet, and by how much the water rose.
pub fn tank() -> Vec<Sample> {
    bowl()
}

/// The tank with the minutes of the outlet in another unit: so many of it make a minute.
pub fn in_unit(unit: f64) -> Vec<Sample> {
    let other = |sample: Sample| Sample {
        input: vec![sample.input[0], unit * sample.input[1]],
        target: sample.target,
    };
    tank().into_iter().map(other).collect()
}

/// The tank with a third of the sum of both times and their difference in place of the two.
pub fn sum_and_difference() -> Vec<Sample> {
    let other = |sample: Sample| {
        let (inlet, outlet) = (sample.input[0], sample.input[1]);
        Sample { input: vec![(inlet + outlet) / 3.0, inlet - outlet], target: sample.target }
    };
    tank().into_iter().map(other).collect()
}

/// Every reading of the tank so many times.
pub fn copied(copies: usize) -> Vec<Sample> {
    (0..copies).flat_map(|_| tank()).collect()
}

/// The share of the distance that training is to leave, wherever steps are counted.
pub const SHARE: f64 = 0.01;
