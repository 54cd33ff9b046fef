//! The same task with one to five hidden layers.

use serde::Serialize;
use study::standard_error_of_share;

use super::{Start, recorded};
use crate::ndarray::Array2;
use crate::{Activation, Network, Samples, backpropagate, epoch};

/// Bits of the task.
pub const BITS: usize = 3;
/// Nodes of each hidden layer.
pub const WIDTH: usize = 6;
/// LR of every training.
pub const RATE: f64 = 0.3;
/// Epochs of every training.
pub const EPOCHS: usize = 2000;
/// Epochs of the patient ones.
pub const PATIENT: usize = 20_000;
/// Seeds of every row.
pub const SEEDS: u64 = 100;
/// Seeds of the patient rows.
pub const PATIENT_SEEDS: u64 = 40;
/// The most hidden layers.
pub const DEEPEST: usize = 5;
/// The hidden activations, in the order of the page.
pub const HIDDEN: [Activation; 3] = [Activation::Sigmoid, Activation::Tanh, Activation::Relu];

/// All patterns of so many bits; the target is 1 where the number of ones is odd.
pub fn parity(bits: usize) -> Samples {
    let bit = |row: usize, column: usize| row >> (bits - 1 - column) & 1;
    let shape = (1 << bits, bits);
    let inputs = Array2::from_shape_fn(shape, |(row, column)| bit(row, column) as f64);
    let targets = Array2::from_shape_fn((1 << bits, 1), |(row, _)| f64::from(row.count_ones() % 2));
    Samples { inputs, targets }
}

/// The network of a run before its training: `hidden` layers, and one sigmoid node at the output.
pub fn started(activation: Activation, hidden: usize, start: Start, seed: u64) -> Network {
    let nodes = [&[BITS][..], &vec![WIDTH; hidden], &[1]].concat();
    let activations = [&vec![activation; hidden][..], &[Activation::Sigmoid]].concat();
    start.network(&nodes, &activations, seed)
}

/// How a training ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Right answers, of 8.
    pub right: u8,
    /// Whether some hidden layer is dead: no error signal of it is other than 0 for any sample.
    pub dead: bool,
}

impl End {
    /// As it is recorded.
    pub fn record(self) -> u8 {
        self.right + if self.dead { 10 } else { 0 }
    }
}

/// Trains a network and says how it ended.
pub fn end(activation: Activation, hidden: usize, start: Start, seed: u64, epochs: usize) -> End {
    let samples = parity(BITS);
    let mut network = started(activation, hidden, start, seed);
    for _ in 0..epochs {
        epoch(&mut network, &samples, RATE);
    }
    end_of(&network, &samples)
}

/// How a trained network stands.
pub fn end_of(network: &Network, samples: &Samples) -> End {
    let right = samples.iter().filter(|(input, target)| {
        let yes = network.forward(*input).output()[0] >= 0.5;
        yes == (target[0] == 1.0)
    });
    let right = right.count() as u8;
    let silent = |layer: usize| {
        samples.iter().all(|(input, target)| {
            backpropagate(network, input, target)[layer].biases.iter().all(|signal| *signal == 0.0)
        })
    };
    End { right, dead: (0..network.layers.len() - 1).any(silent) }
}

/// A row of recorded trainings.
#[derive(Debug, Serialize)]
pub struct DepthRow {
    /// How many hidden layers.
    pub hidden_layers: usize,
    /// For how many seeds the training ends with all eight answers right.
    pub solved: usize,
    /// How many seeds do not end with all answers right.
    pub failed: usize,
    /// The standard error of the count of seeds that end with all answers right.
    pub standard_error: f64,
    /// How many of the failed seeds have a hidden layer in which every node is silent for every
    /// sample.
    pub dead: usize,
    /// Right answers, all seeds together, of 8 each.
    pub right: usize,
}

/// The counts of the page.
#[derive(Debug, Serialize)]
pub struct Depth {
    /// How many bits the parity is of.
    pub bits: usize,
    /// How many nodes each hidden layer has.
    pub width: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// How many epochs of training.
    pub epochs: usize,
    /// How many seeds were tried.
    pub seeds: u64,
    /// Sigmoids, from −1 to 1.
    pub sigmoid: Vec<DepthRow>,
    /// tanh.
    pub tanh: Vec<DepthRow>,
    /// ReLU.
    pub relu: Vec<DepthRow>,
    /// Sigmoids, scaled by the number of inputs.
    pub sigmoid_scaled: Vec<DepthRow>,
    /// Sigmoids, from −4 to 4.
    pub sigmoid_wide: Vec<DepthRow>,
    /// How many epochs the longer training has.
    pub patient_epochs: usize,
    /// How many seeds the longer training is tried from.
    pub patient_seeds: u64,
    /// Two and three hidden layers of sigmoid nodes.
    pub patient: Vec<DepthRow>,
}

fn row(hidden_layers: usize, ends: &[u8]) -> DepthRow {
    let solved = ends.iter().filter(|end| **end % 10 == 8).count();
    let share = solved as f64 / ends.len() as f64;
    DepthRow {
        hidden_layers,
        solved,
        failed: ends.len() - solved,
        standard_error: standard_error_of_share(share, ends.len()) * ends.len() as f64,
        dead: ends.iter().filter(|end| **end >= 10 && **end != 18).count(),
        right: ends.iter().map(|end| usize::from(*end % 10)).sum(),
    }
}

/// The recorded trainings, counted.
pub fn depth() -> Depth {
    let rows = |ends: &[[u8; SEEDS as usize]]| -> Vec<DepthRow> {
        (1..).zip(ends).map(|(hidden, ends)| row(hidden, ends)).collect()
    };
    let [sigmoid, tanh, relu] = [0, 1, 2].map(|kind: usize| rows(&recorded::DEPTH[kind]));
    let [sigmoid_scaled, sigmoid_wide] = [0, 1].map(|start: usize| rows(&recorded::STARTS[start]));
    Depth {
        bits: BITS,
        width: WIDTH,
        learning_rate: RATE,
        epochs: EPOCHS,
        seeds: SEEDS,
        sigmoid,
        tanh,
        relu,
        sigmoid_scaled,
        sigmoid_wide,
        patient_epochs: PATIENT,
        patient_seeds: PATIENT_SEEDS,
        patient: (2..).zip(&recorded::PATIENCE).map(|(hidden, ends)| row(hidden, ends)).collect(),
    }
}
