//! The step put back, and what a linear node cannot do.

use ch01_perceptron::{perceptron, preactivation, unit_step};
use ch03_learning_rule::Sample;
use serde::Serialize;

use super::lowest;
use crate::{error, final_error, half_squared_error};

/// Samples for a node with a step: one number and a constant 1, and what should be answered.
pub fn labelled() -> Vec<Sample> {
    let rows = [(2.0, 1.0), (1.0, 1.0), (0.5, 0.0), (0.4, 0.0), (-0.5, 0.0), (-1.0, 0.0)];
    rows.map(|(x, target)| Sample { input: vec![x, 1.0], target }).into()
}

/// The second weight, the one of the constant 1, which stays where it is.
pub const SECOND: f64 = -1.0;

/// The error E of a perceptron: as that of the linear node, but with the step in its place.
pub fn step_error(weights: &[f64], samples: &[Sample]) -> f64 {
    let error =
        |sample: &Sample| half_squared_error(perceptron(&sample.input, weights), sample.target);
    samples.iter().map(error).sum()
}

/// How far the wrong answers of a perceptron are on the wrong side of 0, added up.
pub fn criterion(weights: &[f64], samples: &[Sample]) -> f64 {
    let wrong = |sample: &&Sample| perceptron(&sample.input, weights) != sample.target;
    let far = |sample: &Sample| preactivation(&sample.input, weights).abs();
    samples.iter().filter(wrong).map(far).sum()
}

/// How a perceptron's error depends on one weight.
#[derive(Serialize)]
pub struct Staircase {
    /// At which first weight each sample's answer changes.
    pub jumps: Vec<f64>,
    /// The inputs.
    pub inputs: Vec<f64>,
    /// The targets.
    pub targets: Vec<f64>,
    /// The weights around 3 at which the page compares the errors.
    pub around_three: [f64; 3],
    /// The error at the weight 3, and a little below and above.
    pub at_three: [f64; 3],
    /// The error of a linear node at the weight 3, a little below it and a little above, in this
    /// order.
    pub at_three_linear: [f64; 3],
    /// Where the linear node's error is least.
    pub lowest_linear: f64,
    /// How many answers are wrong there with the step put back in.
    pub wrong_there: usize,
}

/// Where the linear node's error over the first weight alone is least.
pub fn lowest_first(samples: &[Sample]) -> f64 {
    let squares: f64 = samples.iter().map(|s| s.input[0] * s.input[0]).sum();
    let products: f64 = samples.iter().map(|s| s.input[0] * (s.target - SECOND * s.input[1])).sum();
    products / squares
}

/// The two errors around one weight, and where they are least.
pub fn staircase() -> Staircase {
    let samples = labelled();
    let around_three = [2.99, 3.0, 3.01];
    let lowest = lowest_first(&samples);
    let wrong = |s: &&Sample| perceptron(&s.input, &[lowest, SECOND]) != s.target;
    Staircase {
        jumps: samples.iter().map(|s| -SECOND / s.input[0]).collect(),
        inputs: samples.iter().map(|s| s.input[0]).collect(),
        targets: samples.iter().map(|s| s.target).collect(),
        around_three,
        at_three: around_three.map(|weight| step_error(&[weight, SECOND], &samples)),
        at_three_linear: around_three.map(|weight| error(&[weight, SECOND], &samples)),
        lowest_linear: lowest,
        wrong_there: samples.iter().filter(wrong).count(),
    }
}

/// One preactivation, judged by both rules.
#[derive(Serialize)]
pub struct Judged {
    /// The preactivation.
    pub pre: f64,
    /// The target.
    pub target: f64,
    /// FE of the answer.
    pub perceptron: f64,
    /// FE of the preactivation itself.
    pub linear: f64,
}

/// The rule of the perceptron beside the delta rule.
#[derive(Serialize)]
pub struct TwoRules {
    /// One row for each preactivation.
    pub rows: Vec<Judged>,
}

/// Both final errors.
pub fn two_rules() -> TwoRules {
    let rows = [(-0.1, 1.0), (0.1, 1.0), (1.0, 1.0), (4.0, 1.0), (-4.0, 0.0)];
    let judged = rows.map(|(pre, target)| Judged {
        pre,
        target,
        perceptron: final_error(unit_step(pre), target),
        linear: final_error(pre, target),
    });
    TwoRules { rows: judged.into() }
}

/// Four samples on a line, and a fifth wherever you like: a number and a constant 1.
pub fn with_fifth(fifth: f64) -> Vec<Sample> {
    let rows = [(0.0, 0.0), (1.0, 0.0), (2.0, 1.0), (3.0, 1.0), (fifth, 1.0)];
    rows.map(|(x, target)| Sample { input: vec![x, 1.0], target }).into()
}

/// A linear node at the bottom of its bowl, read as a yes from one half upwards.
#[derive(Serialize)]
pub struct Line {
    /// The weights.
    pub weights: [f64; 2],
    /// The outputs.
    pub outputs: Vec<f64>,
    /// Where no ends and yes begins.
    pub boundary: f64,
    pub wrong: usize,
}

/// The linear node with the least error on these samples.
pub fn line(samples: &[Sample]) -> Line {
    let weights = lowest(samples);
    let outputs: Vec<f64> =
        samples.iter().map(|sample| preactivation(&sample.input, &weights)).collect();
    let answer = |output: f64| if output >= 0.5 { 1.0 } else { 0.0 };
    let wrong = samples.iter().zip(&outputs).filter(|(s, out)| answer(**out) != s.target).count();
    Line { weights, outputs, boundary: (0.5 - weights[1]) / weights[0], wrong }
}

/// What one far sample does.
#[derive(Serialize)]
pub struct Far {
    /// The input of the fifth sample.
    pub fifth: f64,
    /// What the line of the four says of the fifth.
    pub four_says: f64,
    /// Trained on four samples.
    pub four: Line,
    /// Trained on five samples.
    pub five: Line,
}

/// The four samples, and the five.
pub fn far() -> Far {
    let fifth = 12.0;
    let samples = with_fifth(fifth);
    let four = line(&samples[..4]);
    let four_says = preactivation(&samples[4].input, &four.weights);
    Far { fifth, four_says, four, five: line(&samples) }
}
