//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch03_learning_rule::Sample;

mod curvatures;
mod noise;
mod one_weight;
mod samples;

pub use curvatures::{
    Agreeing, Bowl, Needed, UnitRow, Units, agreeing_inputs, directions, needed, units,
};
pub use noise::{
    EARLY, Noisy, SCHEDULES, SEEDS, Settled, TRUE, UPDATES, Wander, distances, noisy, readings,
};
pub use one_weight::{
    OneWeight, Overflow, RATES, RateRow, Rates, WeightRow, edge, one_weight, overflow, rates,
};
pub use samples::{Copies, CopyRow, OneSample, SampleRow, copies, one_sample, single};

fn sample(input: &[f64], target: f64) -> Sample {
    Sample { input: input.into(), target }
}

/// The sample of the node with one weight: curvature 4, bottom at a weight of 1.
pub fn one() -> Vec<Sample> {
    vec![sample(&[2.0], 2.0)]
}

/// The samples of the bowl: curvatures 0.25 and 4 along the two weights, bottom at 4 and 1.
pub fn bowl() -> Vec<Sample> {
    vec![sample(&[0.5, 0.0], 2.0), sample(&[0.0, 2.0], 2.0)]
}

/// Samples whose two inputs say nearly the same: curvatures 0.125 and 2, along the diagonals.
pub fn agreeing() -> Vec<Sample> {
    vec![sample(&[1.0, 1.0], 2.0), sample(&[0.25, -0.25], 0.5)]
}

/// The samples of the bowl with the second input in another unit.
pub fn scaled(unit: f64) -> Vec<Sample> {
    vec![sample(&[0.5, 0.0], 2.0), sample(&[0.0, 2.0 * unit], 2.0)]
}

/// Every sample of the bowl so many times.
pub fn copied(copies: usize) -> Vec<Sample> {
    (0..copies).flat_map(|_| bowl()).collect()
}

/// The share of the error that training is to leave, wherever steps are counted.
pub const SHARE: f64 = 0.001;
