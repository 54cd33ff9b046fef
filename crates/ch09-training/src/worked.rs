//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use crate::{Network, Sample};

mod cost;
mod forward;
mod learned;
mod nudge;
pub mod recorded;
mod step;
mod training;

pub use cost::{Cost, CostRow, cost};
pub use forward::{ForwardPass, forward_pass};
pub use learned::{EVERY, LOOKED_INTO, LearnedXor, learn, learned_at, learned_xor};
pub use nudge::{
    NudgeError, NudgeSize, Nudged, OneNudge, error_with_first_weight, error_with_weight,
    network_with_weight, nudge_error, nudge_size, nudged, one_nudge, weight_of, worst_nudge_error,
};
pub use step::{OneStep, one_step};
pub use training::{
    HalfTrained, SameStart, Spread, Xor, half_trained, same_start, spread, train_h_to_o_alone,
    xor_by_nudging,
};

/// The learning rate of every run on the page.
pub const LEARNING_RATE: f64 = 1.0;

/// The seeds of every run on the page: 0 to 19.
pub const SEEDS: u64 = 20;

/// The 3-4-1 network that chapters 9 and 10 work through by hand.
pub fn network() -> Network {
    Network {
        i_to_h: vec![
            vec![0.3, -0.5, 0.2, 0.7],
            vec![-0.4, 0.6, 0.1, -0.2],
            vec![0.8, 0.4, -0.9, 0.5],
        ],
        h_to_o: vec![0.6, -0.3, 0.5, 0.9],
    }
}

/// Its training sample.
pub fn sample() -> Sample {
    Sample { input: vec![1.0, 0.5, -0.5], target: 0.0 }
}

/// The gradients of the worked network as 60-digit arithmetic has them (`tests/oracles/ch09.py`
/// at the top of the repository), ItoH row by row, then HtoO. The difference of two `f64` errors
/// cannot be held to anything less.
pub const EXACT: [f64; 16] = [
    0.021094509528716165,
    -0.01036614904882573,
    0.015943155726544738,
    0.03138795061586336,
    0.010547254764358083,
    -0.005183074524412865,
    0.007971577863272369,
    0.015693975307931683,
    -0.010547254764358083,
    0.005183074524412865,
    -0.007971577863272369,
    -0.015693975307931683,
    0.06120284423988869,
    0.05771595518815631,
    0.09609745747299528,
    0.08436619194631423,
];

/// The four samples of XOR.
pub fn xor() -> Vec<Sample> {
    two_inputs([0.0, 1.0, 1.0, 0.0])
}

/// The four samples of OR.
pub fn or() -> Vec<Sample> {
    two_inputs([0.0, 1.0, 1.0, 1.0])
}

fn two_inputs(targets: [f64; 4]) -> Vec<Sample> {
    let inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    inputs
        .into_iter()
        .zip(targets)
        .map(|(input, target)| Sample { input: input.into(), target })
        .collect()
}

/// Whether every sample's output is on its target's side of one half.
pub fn solved(network: &Network, samples: &[Sample]) -> bool {
    samples
        .iter()
        .all(|sample| (network.forward(&sample.input).post_o > 0.5) == (sample.target > 0.5))
}

fn zeros(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    rows.iter().map(|row| vec![0.0; row.len()]).collect()
}
