//! # Chapter 1: what is a perceptron?
//!
//! One node that answers a question with yes or no: it weighs its inputs, adds them up and asks
//! on which side of zero the sum lies.

pub mod figures;
pub mod worked;

/// The preactivation of a node, Equation (1.1): each input times its weight, added up.
///
/// # Panics
///
/// If there is not one weight for each input.
pub fn preactivation(inputs: &[f64], weights: &[f64]) -> f64 {
    assert_eq!(inputs.len(), weights.len(), "one weight for each input");
    let mut sum = 0.0;
    for (input, weight) in inputs.iter().zip(weights) {
        sum += input * weight;
    }
    sum
}

/// The unit step, Equation (1.2): 1 from 0 upwards, 0 below.
pub fn unit_step(pre: f64) -> f64 {
    if pre >= 0.0 { 1.0 } else { 0.0 }
}

/// The answer of a perceptron, Equation (1.3): 1 for yes, 0 for no.
///
/// # Panics
///
/// If there is not one weight for each input.
pub fn perceptron(inputs: &[f64], weights: &[f64]) -> f64 {
    unit_step(preactivation(inputs, weights))
}
