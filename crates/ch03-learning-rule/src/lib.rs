//! # Chapter 3: training a perceptron
//!
//! Samples that somebody has labelled, and a rule that turns every wrong answer into a small
//! change of the weights.

use ch01_perceptron::perceptron;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

pub mod figures;
pub mod worked;

/// A training sample: the inputs, and the answer that is right for them, 0 or 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// What the input nodes receive.
    pub input: Vec<f64>,
    /// The correct output T.
    pub target: f64,
}

/// One update, the perceptron's rule, Equation (3.2): every weight changes by −LR · FE times its
/// input, and the preactivation as in Equation (3.3). Returns the final error FE, which is 0 for a
/// right answer and −1 or 1 for a wrong one.
///
/// # Panics
///
/// If there is not one weight for each input.
pub fn update(weights: &mut [f64], sample: &Sample, learning_rate: f64) -> f64 {
    let final_error = perceptron(&sample.input, weights) - sample.target;
    for (weight, input) in weights.iter_mut().zip(&sample.input) {
        *weight -= learning_rate * final_error * input;
    }
    final_error
}

/// One epoch: an update after each sample, in order. Returns how many answers were wrong.
pub fn epoch(weights: &mut [f64], samples: &[Sample], learning_rate: f64) -> usize {
    let mut mistakes = 0;
    for sample in samples {
        if update(weights, sample, learning_rate) != 0.0 {
            mistakes += 1;
        }
    }
    mistakes
}

/// A notebook of days: warmth, damp and wind from their marks, whole numbers from −10 to 10, in the
/// second half of the days divided by 10. The target is 1 where the warmth is at least 0. The same
/// `seed` gives the same days on every machine.
pub fn generate(samples: usize, seed: u64) -> Vec<Sample> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    (0..samples)
        .map(|number| {
            let scale = if 2 * number < samples { 1.0 } else { 10.0 };
            let input: Vec<f64> =
                (0..3).map(|_| f64::from(rng.random_range(-10..=10)) / scale).collect();
            let target = if input[0] >= 0.0 { 1.0 } else { 0.0 };
            Sample { input, target }
        })
        .collect()
}

/// How many samples get the right answer.
pub fn correct(weights: &[f64], samples: &[Sample]) -> usize {
    samples.iter().filter(|sample| perceptron(&sample.input, weights) == sample.target).count()
}
