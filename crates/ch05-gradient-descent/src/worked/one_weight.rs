//! The slope says where to go: one weight.

use ch01_perceptron::preactivation;
use ch03_learning_rule::Sample;
use serde::Serialize;

use super::{LEARNING_RATE, parabola};
use crate::{descend, error, final_error, gradient};

/// How far the page nudges the weight of the parabola.
pub const NUDGE: f64 = 0.1;

/// How far it nudges the weights of the bowl.
pub const WIDE_NUDGE: f64 = 0.5;

/// One weight and what it makes of the sample.
#[derive(Serialize)]
pub struct Tried {
    /// The weight.
    pub weight: f64,
    /// The output.
    pub output: f64,
    /// The final error FE.
    pub final_error: f64,
    /// The error E.
    pub error: f64,
    /// The slope of the error.
    pub slope: f64,
}

/// A linear node with one weight and one sample.
#[derive(Serialize)]
pub struct OneWeight {
    /// The input.
    pub input: f64,
    /// The target.
    pub target: f64,
    /// Whole weights from 0 to 4.
    pub tried: Vec<Tried>,
    /// How far the weight 0 is nudged.
    pub nudge: f64,
    /// The error with the weight nudged up.
    pub above: f64,
    /// The error with the weight nudged down.
    pub below: f64,
    /// The slope from the upper nudge alone.
    pub one_sided: f64,
    /// The slope from both.
    pub both_sides: f64,
    /// The learning rate.
    pub learning_rate: f64,
    /// The weights of a descent from 0, the start among them.
    pub steps: Vec<Tried>,
    /// How far the first step goes.
    pub first_move: f64,
    /// What a step leaves of the final error.
    pub kept: f64,
}

/// The parabola.
pub fn one_weight() -> OneWeight {
    let samples = parabola();
    let Sample { input, target } = samples[0].clone();
    let tried = |weight: f64| {
        let output = preactivation(&input, &[weight]);
        Tried {
            weight,
            output,
            final_error: final_error(output, target),
            error: error(&[weight], &samples),
            slope: gradient(&[weight], &samples)[0],
        }
    };
    let (above, below) = (error(&[NUDGE], &samples), error(&[-NUDGE], &samples));
    let mut weights = [0.0];
    let mut steps = vec![tried(0.0)];
    for _ in 0..5 {
        let slope = gradient(&weights, &samples);
        descend(&mut weights, &slope, LEARNING_RATE);
        steps.push(tried(weights[0]));
    }
    OneWeight {
        input: input[0],
        target,
        tried: [0.0, 1.0, 2.0, 3.0, 4.0].map(tried).into(),
        nudge: NUDGE,
        above,
        below,
        one_sided: (above - error(&[0.0], &samples)) / NUDGE,
        both_sides: (above - below) / (2.0 * NUDGE),
        learning_rate: LEARNING_RATE,
        first_move: steps[1].weight - steps[0].weight,
        kept: steps[1].final_error / steps[0].final_error,
        steps,
    }
}
