//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch03_learning_rule::Sample;

mod bottom;
mod bowl;
mod one_weight;
mod online;
mod step;

pub use bottom::{NormalEquations, lowest, normal_equations};
pub use bowl::{Bowl, Descent, Moment, Place, Share, descent, path, place, places};
pub use one_weight::{NUDGE, OneWeight, Tried, WIDE_NUDGE, one_weight};
pub use online::{Circle, Online, Update, online, online_path};
pub use step::{
    Far, Judged, Line, SECOND, Staircase, TwoRules, criterion, far, labelled, line, lowest_first,
    staircase, step_error, two_rules, with_fifth,
};

/// The samples of the bowl: minutes that an inlet and an outlet were open, and by how much the
/// water rose. Weights of 2 and −1 meet them best, each of them missed a little. The curvatures
/// are 9 along (1, 1) and 1 along (1, −1).
pub fn bowl() -> Vec<Sample> {
    let rows = [([2.0, 2.0], 1.75), ([1.0, 0.0], 2.5), ([0.0, 1.0], -0.5)];
    rows.map(|(input, target)| Sample { input: input.into(), target }).into()
}

/// The one sample of the parabola: the inlet open for two minutes, the water up by four.
pub fn parabola() -> Vec<Sample> {
    vec![Sample { input: vec![2.0], target: 4.0 }]
}

/// The learning rate of the page.
pub const LEARNING_RATE: f64 = 0.1;

/// How far apart two pairs of weights are.
pub fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}
