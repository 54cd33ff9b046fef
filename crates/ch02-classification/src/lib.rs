//! # Chapter 2: classifying with a perceptron
//!
//! All inputs at once: the place where a perceptron's answer changes is a plane, its weights stand
//! at right angles on it, and the preactivation says how far away a point is.

use ch01_perceptron::preactivation;

pub mod figures;
pub mod worked;

/// The length of a list of weights, Equation (2.2). Zero only if all of them are.
pub fn length(weights: &[f64]) -> f64 {
    preactivation(weights, weights).sqrt()
}

/// How far a point lies from the decision plane, Equation (2.3): positive on the side of yes,
/// negative on the side of no, in the unit of the inputs.
///
/// Without a weight other than 0 there is no plane, and the result is not a number.
///
/// # Panics
///
/// If there is not one weight for each input.
pub fn distance(inputs: &[f64], weights: &[f64]) -> f64 {
    preactivation(inputs, weights) / length(weights)
}
