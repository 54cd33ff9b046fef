//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch02_classification::distance;
use ch03_learning_rule::{Sample, generate};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::with_bias;

mod bias;
mod by_hand;
mod counting;
mod edge;
mod labels;

pub use bias::{Amount, Bias, Data, bias, data, every_point_with_bias};
pub use by_hand::{
    MarginByHand, Mistake, Place, Plane, RunByHand, margin_by_hand, mistakes, run_by_hand,
};
pub use counting::{Counted, Gap, counted};
pub use edge::{After, Edge, Landing, OneRun, edge, every_point, landing, one_run};
pub use labels::{Labels, Noise, mislabelled, noise};

/// The six points of the page, three of either kind, in the order in which they are shown.
pub fn hand_samples() -> Vec<Sample> {
    let rows = [
        ([3.0, 1.0], 1.0),
        ([-2.0, 3.0], 1.0),
        ([1.0, -2.0], 0.0),
        ([4.0, -2.0], 1.0),
        ([-4.0, 2.0], 0.0),
        ([-1.0, -3.0], 0.0),
    ];
    rows.map(|(input, target)| Sample { input: input.into(), target }).into()
}

/// The learning rate of the page's run by hand.
pub const HAND_RATE: f64 = 0.5;

/// How many seeds the page reports.
pub const SEEDS: u64 = 100;

/// Points of a cube from −1 to 1, on both sides of the plane whose weights are all 1, and none
/// nearer to it than `gap`.
pub fn apart(samples: usize, inputs: usize, gap: f64, seed: u64) -> Vec<Sample> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let good = vec![1.0; inputs];
    std::iter::repeat_with(|| (0..inputs).map(|_| rng.random_range(-1.0..1.0)).collect())
        .filter_map(|input: Vec<f64>| {
            let distance = distance(&input, &good);
            let target = if distance >= 0.0 { 1.0 } else { 0.0 };
            (distance.abs() >= gap).then_some(Sample { input, target })
        })
        .take(samples)
        .collect()
}

/// Chapter 3's samples with a bias, every input ten times as large. That is a whole number, so
/// that nothing is rounded in training; the unit changes no answer and no quotient R/γ.
pub fn biased(samples: usize, seed: u64) -> Vec<Sample> {
    let tenths = |sample: &Sample| Sample {
        input: with_bias(sample).input.iter().map(|x| (10.0 * x).round()).collect(),
        target: sample.target,
    };
    generate(samples, seed).iter().map(tenths).collect()
}
