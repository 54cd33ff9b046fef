//! The same trainings as in chapters 10, 11 and 15.

use ch10_backpropagation as chapter_10;
use serde::Serialize;

use super::parity;
use crate::ndarray::Array1;
use crate::{Activation, Network, OneHidden, Samples, backpropagate};

/// How many numbers differ, to the last bit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compared {
    pub updates: usize,
    pub numbers: usize,
    pub differ: usize,
}

const RATE: f64 = 1.0;

/// XOR: the parity of two bits.
fn start(seed: u64) -> (Network, Samples) {
    (Network::seeded(&[2, 4, 1], &[Activation::Sigmoid; 2], seed), parity(2))
}

/// An update that leaves the biases where they are.
fn step_without_biases(network: &mut Network, samples: &Samples, update: usize) {
    let row = update % samples.len();
    let mut gradients = backpropagate(network, samples.inputs.row(row), samples.targets.row(row));
    for layer in &mut gradients {
        layer.biases.fill(0.0);
    }
    network.descend(&gradients, RATE);
}

fn compared(updates: usize, ours: Vec<f64>, theirs: Vec<f64>) -> Compared {
    assert_eq!(ours.len(), theirs.len(), "two networks of one shape");
    let differ = ours.iter().zip(&theirs).filter(|(one, other)| one.to_bits() != other.to_bits());
    Compared { updates, numbers: ours.len(), differ: differ.count() }
}

fn weights(network: &Network) -> Vec<f64> {
    network.layers.iter().flat_map(|layer| layer.weights.iter().copied()).collect()
}

/// Chapter 10's loops, which have no biases.
pub fn with_chapter_10(seed: u64, updates: usize) -> Compared {
    let (mut network, samples) = start(seed);
    let mut loops = chapter_10::Network {
        i_to_h: network.layers[0].weights.rows().into_iter().map(|row| row.to_vec()).collect(),
        h_to_o: network.layers[1].weights.column(0).to_vec(),
    };
    for update in 0..updates {
        let row = update % samples.len();
        let (input, target) = (samples.inputs.row(row).to_vec(), samples.targets[[row, 0]]);
        chapter_10::update(&mut loops, &chapter_10::Sample { input, target }, RATE);
        step_without_biases(&mut network, &samples, update);
    }
    let theirs = loops.i_to_h.concat().into_iter().chain(loops.h_to_o).collect();
    compared(updates, weights(&network), theirs)
}

/// Chapter 11's matrices, which have no biases either.
pub fn with_chapter_11(seed: u64, updates: usize) -> Compared {
    let (mut network, samples) = start(seed);
    let mut matrices = ch11_architecture::Network {
        i_to_h: network.layers[0].weights.clone(),
        h_to_o: network.layers[1].weights.clone(),
    };
    for update in 0..updates {
        let row = update % samples.len();
        let (input, target) = (samples.inputs.row(row), samples.targets.row(row));
        let gradients = ch11_architecture::backpropagate(&matrices, input, target);
        matrices.descend(&gradients.expect("fitting shapes"), RATE);
        step_without_biases(&mut network, &samples, update);
    }
    let theirs = matrices.i_to_h.iter().chain(&matrices.h_to_o).copied().collect();
    compared(updates, weights(&network), theirs)
}

/// Chapter 15's network, with its biases.
pub fn with_chapter_15(seed: u64, updates: usize) -> Compared {
    let (mut network, samples) = start(seed);
    let mut one_hidden = OneHidden::seeded(2, 4, 1, seed);
    assert_eq!(network, Network::from(one_hidden.clone()), "one start");
    for update in 0..updates {
        let row = update % samples.len();
        let (input, target) = (samples.inputs.row(row), samples.targets.row(row));
        let gradients = ch15_bias::backpropagate(&one_hidden, input, target);
        one_hidden.descend(&gradients, RATE);
        network.descend(&backpropagate(&network, input, target), RATE);
    }
    let numbers = |network: &Network| -> Vec<f64> {
        let biases = network.layers.iter().flat_map(|layer| layer.biases.iter().copied());
        weights(network).into_iter().chain(biases).collect()
    };
    compared(updates, numbers(&network), numbers(&Network::from(one_hidden)))
}

/// The three comparisons.
#[derive(Debug, Serialize)]
pub struct AsBefore {
    pub chapter_10: Compared,
    pub chapter_11: Compared,
    pub chapter_15: Compared,
}

/// All three, from one start.
pub fn as_before() -> AsBefore {
    AsBefore {
        chapter_10: with_chapter_10(1, 1000),
        chapter_11: with_chapter_11(1, 1000),
        chapter_15: with_chapter_15(1, 1000),
    }
}

/// Linear hidden layers multiplied out to one layer: the weights and the bias of a single node.
pub fn multiplied_out(network: &Network) -> (Vec<f64>, f64) {
    let (first, rest) = network.layers.split_first().expect("a layer");
    let mut weights = first.weights.clone();
    let mut biases: Array1<f64> = first.biases.clone();
    for layer in rest {
        let columns: Vec<_> =
            layer.weights.columns().into_iter().map(|column| weights.dot(&column)).collect();
        weights =
            crate::ndarray::Array2::from_shape_fn((weights.nrows(), columns.len()), |(i, j)| {
                columns[j][i]
            });
        biases = biases.dot(&layer.weights) + &layer.biases;
    }
    (weights.column(0).to_vec(), biases[0])
}
