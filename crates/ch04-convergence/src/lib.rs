//! # Chapter 4: why the perceptron's rule works
//!
//! How far apart two kinds of points lie, how many mistakes that allows a perceptron to make, and
//! what happens where there is nothing between them.

use ch02_classification::{distance, length};
pub use ch03_learning_rule::Sample;
use ch03_learning_rule::epoch;

pub mod figures;
pub mod worked;

/// The radius R of some samples, Equation (4.2): the length of the longest input.
pub fn radius(samples: &[Sample]) -> f64 {
    samples.iter().map(|sample| length(&sample.input)).fold(0.0, f64::max)
}

/// The margin γ of a plane, Equation (4.1): how far the nearest sample lies from it, on the side
/// where its target wants it. Negative if a sample lies on the wrong side.
///
/// # Panics
///
/// If there is not one weight for each input.
pub fn margin(samples: &[Sample], weights: &[f64]) -> f64 {
    let on_its_side = |sample: &Sample| {
        let side = if sample.target == 1.0 { 1.0 } else { -1.0 };
        side * distance(&sample.input, weights)
    };
    samples.iter().map(on_its_side).fold(f64::INFINITY, f64::min)
}

/// The most mistakes that the rule can make from zero weights, Equation (4.6). It holds for any
/// plane with a positive margin, and says nothing where the margin is 0.
pub fn mistake_bound(radius: f64, margin: f64) -> f64 {
    (radius / margin) * (radius / margin)
}

/// What a training came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Training {
    /// The epochs, with the last one, in which nothing was wrong, if it came to that.
    pub epochs: usize,
    /// The mistakes in all of them.
    pub mistakes: usize,
    /// Whether the last epoch had none.
    pub finished: bool,
}

/// Goes through the samples until an epoch has no mistake, or until `most_epochs` are over.
///
/// # Panics
///
/// If there is not one weight for each input.
pub fn train_until_right(
    weights: &mut [f64],
    samples: &[Sample],
    learning_rate: f64,
    most_epochs: usize,
) -> Training {
    let mut mistakes = 0;
    for epochs in 1..=most_epochs {
        let wrong = epoch(weights, samples, learning_rate);
        mistakes += wrong;
        if wrong == 0 {
            return Training { epochs, mistakes, finished: true };
        }
    }
    Training { epochs: most_epochs, mistakes, finished: false }
}

/// The sample with one more input, which is always 1: its weight is the bias.
pub fn with_bias(sample: &Sample) -> Sample {
    let mut input = sample.input.clone();
    input.push(1.0);
    Sample { input, target: sample.target }
}
