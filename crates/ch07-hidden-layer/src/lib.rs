//! # Chapter 7: why a hidden layer
//!
//! What no weights of a single node can say, how a machine can find that out, and what two nodes
//! in front of the third change about it.

use ch01_perceptron::{perceptron, preactivation};
pub use ch03_learning_rule::Sample;
use ch03_learning_rule::epoch;

pub mod figures;
pub mod worked;

/// The values with the constant 1 behind them. A node's last weight belongs to it: the bias.
pub fn with_one(values: &[f64]) -> Vec<f64> {
    let mut values = values.to_vec();
    values.push(1.0);
    values
}

/// The weights of a node that says yes where both inputs are 1. The last one is the bias.
pub const AND: [f64; 3] = [1.0, 1.0, -1.5];

/// The weights of a node that says yes where at least one input is 1.
pub const OR: [f64; 3] = [1.0, 1.0, -0.5];

/// The weights of a node that says no where both inputs are 1, and yes elsewhere.
pub const NAND: [f64; 3] = [-1.0, -1.0, 1.5];

/// One sample for each way to set the inputs to 0 and 1, in the order of counting, so 00, 01, 10,
/// 11 for four targets. Every sample's input ends with the constant 1.
///
/// # Panics
///
/// If the number of targets is not 1, 2, 4, 8 and so on.
pub fn truth_table(targets: &[f64]) -> Vec<Sample> {
    assert!(targets.len().is_power_of_two(), "one target for each way to set the inputs");
    let inputs = targets.len().trailing_zeros();
    let sample = |(row, target): (usize, &f64)| {
        let bits = (0..inputs).rev().map(|place| f64::from((row >> place) as u32 & 1));
        Sample { input: with_one(&bits.collect::<Vec<f64>>()), target: *target }
    };
    targets.iter().enumerate().map(sample).collect()
}

/// Weights of one node that is right about all samples, or `None` if there are no such weights.
///
/// Trains from zero until an epoch has no mistake, or until an epoch begins with weights that one
/// has begun with before: then the mistakes of that round come back for ever. Meant for inputs
/// that are whole numbers, with which the weights are whole numbers too.
pub fn separate(samples: &[Sample]) -> Option<Vec<f64>> {
    let mut weights = vec![0.0; samples.first()?.input.len()];
    let mut seen = vec![];
    while !seen.contains(&weights) {
        seen.push(weights.clone());
        if epoch(&mut weights, samples, 1.0) == 0 {
            return Some(weights);
        }
    }
    None
}

/// Input nodes, a layer of hidden nodes and one output node, all with the unit step.
#[derive(Clone, Debug, PartialEq)]
pub struct StepNetwork {
    /// For each hidden node the weights on the way into it: one for each input, the bias last.
    pub into_hidden: Vec<Vec<f64>>,
    /// The weights on the way into the output node: one for each hidden node, the bias last.
    pub into_output: Vec<f64>,
}

impl StepNetwork {
    /// The network of the page: OR and NAND, and AND of the two. It answers XOR.
    pub fn xor() -> Self {
        Self { into_hidden: vec![OR.into(), NAND.into()], into_output: AND.into() }
    }

    /// What the hidden nodes answer, 0 or 1 each, Equation (7.4).
    ///
    /// # Panics
    ///
    /// If a hidden node has not one weight for each input and one more.
    pub fn hidden_outputs(&self, input: &[f64]) -> Vec<f64> {
        self.into_hidden.iter().map(|weights| perceptron(&with_one(input), weights)).collect()
    }

    /// What the network answers, 0 or 1, Equation (7.5).
    ///
    /// # Panics
    ///
    /// If a node has not one weight for each value that comes in and one more.
    pub fn output(&self, input: &[f64]) -> f64 {
        perceptron(&with_one(&self.hidden_outputs(input)), &self.into_output)
    }

    /// The output node's preactivation if the hidden nodes had no step and handed their
    /// preactivations on.
    ///
    /// # Panics
    ///
    /// If a node has not one weight for each value that comes in and one more.
    pub fn linear_pre(&self, input: &[f64]) -> f64 {
        let hidden =
            self.into_hidden.iter().map(|weights| preactivation(&with_one(input), weights));
        preactivation(&with_one(&hidden.collect::<Vec<f64>>()), &self.into_output)
    }

    /// The weights of the single node that has that same preactivation, Equation (7.6).
    ///
    /// # Panics
    ///
    /// If there is no hidden node, or not one weight of the output node for each of them and one
    /// more.
    pub fn multiplied_out(&self) -> Vec<f64> {
        let mut single = vec![0.0; self.into_hidden[0].len()];
        for (weights, onward) in self.into_hidden.iter().zip(&self.into_output) {
            for (total, weight) in single.iter_mut().zip(weights) {
                *total += weight * onward;
            }
        }
        let bias = single.len() - 1;
        single[bias] += self.into_output[self.into_hidden.len()];
        single
    }
}
