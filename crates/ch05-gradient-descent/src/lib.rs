//! # Chapter 5: the error and its slope
//!
//! A node without a step, an error that is a number for every choice of weights, and the way
//! downhill.

use ch01_perceptron::preactivation;
pub use ch03_learning_rule::Sample;

pub mod figures;
pub mod worked;

/// The final error FE of one output, Equation (3.1): output minus target, with its sign.
pub fn final_error(output: f64, target: f64) -> f64 {
    output - target
}

/// The error E of one output, Equation (5.1): half the squared final error.
pub fn half_squared_error(output: f64, target: f64) -> f64 {
    0.5 * final_error(output, target) * final_error(output, target)
}

/// The error E that a linear node makes on several samples, Equation (5.2): the sum over them.
///
/// # Panics
///
/// If there is not one weight for each input.
pub fn error(weights: &[f64], samples: &[Sample]) -> f64 {
    let error =
        |sample: &Sample| half_squared_error(preactivation(&sample.input, weights), sample.target);
    samples.iter().map(error).sum()
}

/// The gradient of that error, Equation (5.3): for each weight, how much E changes with it.
///
/// # Panics
///
/// If there is not one weight for each input.
pub fn gradient(weights: &[f64], samples: &[Sample]) -> Vec<f64> {
    let mut gradient = vec![0.0; weights.len()];
    for sample in samples {
        let final_error = final_error(preactivation(&sample.input, weights), sample.target);
        for (slope, input) in gradient.iter_mut().zip(&sample.input) {
            *slope += final_error * input;
        }
    }
    gradient
}

/// One step of gradient descent, Equation (5.4): every weight moves against its gradient.
pub fn descend(weights: &mut [f64], gradient: &[f64], learning_rate: f64) {
    for (weight, slope) in weights.iter_mut().zip(gradient) {
        *weight -= learning_rate * slope;
    }
}

/// One update of the delta rule, Equation (5.5): the step of gradient descent on a single sample.
/// Returns the final error FE before it.
///
/// # Panics
///
/// If there is not one weight for each input.
pub fn delta_update(weights: &mut [f64], sample: &Sample, learning_rate: f64) -> f64 {
    let final_error = final_error(preactivation(&sample.input, weights), sample.target);
    for (weight, input) in weights.iter_mut().zip(&sample.input) {
        *weight -= learning_rate * final_error * input;
    }
    final_error
}
