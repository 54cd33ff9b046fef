//! # Chapter 26: into the frameworks
//!
//! What a network needs on its way to another program: the order of its weights in a file, its
//! scaling folded into the first layer, and gradients that several machines add up.

use std::ops::Range;

pub use ch21_outputs::{Activation, Layer, Network, Scaler, ndarray};
use ndarray::{Array2, ArrayView2};

pub mod figures;
pub mod worked;

/// The weights of a layer in the order of PyTorch, to-from: for each node the weights that lead to it,
/// in the order of the nodes before, Equation (26.1).
pub fn to_from(weights: ArrayView2<f64>) -> Vec<f64> {
    weights.t().iter().copied().collect()
}

/// The weights of a layer from a list in the order of PyTorch.
///
/// # Panics
///
/// If there are not `inputs` values for each of the `nodes`.
pub fn from_to(values: &[f64], inputs: usize, nodes: usize) -> Array2<f64> {
    assert_eq!(values.len(), inputs * nodes, "a weight from each node to each");
    Array2::from_shape_fn((inputs, nodes), |(i, j)| values[j * inputs + i])
}

/// The network that answers raw values as `network` answers scaled ones, Equation (26.2): each weight
/// of the first layer in the unit of its input, and the offsets taken off by the biases.
///
/// # Panics
///
/// If the network has no layers, or the scaler not a unit for each of its inputs.
pub fn fold_scaling(network: &Network, scaler: &Scaler) -> Network {
    let mut folded = network.clone();
    let Layer { weights, biases, .. } = folded.layers.first_mut().expect("a network with layers");
    assert_eq!(weights.nrows(), scaler.unit.len(), "a unit for each input");
    for (input, mut weights) in weights.rows_mut().into_iter().enumerate() {
        weights /= scaler.unit[input];
        biases.scaled_add(-scaler.offset[input], &weights);
    }
    folded
}

/// What a machine has found by its own samples.
#[derive(Clone, Debug, PartialEq)]
pub struct Portion {
    /// The mean of their gradients, all in one list.
    pub gradients: Vec<f64>,
    /// How many samples there are.
    pub samples: usize,
}

/// The mean over the samples of all machines, Equation (26.3).
///
/// # Panics
///
/// If there is no sample, or the lists are not of one length.
pub fn mean_of_all(portions: &[Portion]) -> Vec<f64> {
    let all: usize = portions.iter().map(|portion| portion.samples).sum();
    assert!(all > 0, "no samples have no mean");
    let mut mean = vec![0.0; portions[0].gradients.len()];
    for Portion { gradients, samples } in portions {
        assert_eq!(gradients.len(), mean.len(), "a gradient for each weight");
        let part = *samples as f64 / all as f64;
        mean.iter_mut().zip(gradients).for_each(|(mean, gradient)| *mean += part * gradient);
    }
    mean
}

/// Machines in a ring. Each has a list, cut into as many pieces as there are machines, and sends to
/// the next one only. In the end all have the sum of the lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// The list of each machine.
    pub lists: Vec<Vec<f64>>,
    /// How many numbers each has sent.
    pub sent: Vec<usize>,
}

impl Ring {
    /// Machines with these lists, before the first step.
    ///
    /// # Panics
    ///
    /// If there is no machine, or the lists are not of one length.
    pub fn new(lists: Vec<Vec<f64>>) -> Ring {
        assert!(!lists.is_empty(), "a ring of machines");
        assert!(lists.iter().all(|list| list.len() == lists[0].len()), "lists of one length");
        let sent = vec![0; lists.len()];
        Ring { lists, sent }
    }

    /// How many steps it takes until all have the sum.
    pub fn steps(&self) -> usize {
        2 * (self.lists.len() - 1)
    }

    /// Where a piece lies in the list.
    pub fn piece(&self, piece: usize) -> Range<usize> {
        let (count, length) = (self.lists.len(), self.lists[0].len());
        piece * length / count..(piece + 1) * length / count
    }

    /// Which piece a machine sends in a step; all are counted from 0.
    pub fn parcel(&self, machine: usize, step: usize) -> usize {
        let count = self.lists.len();
        (machine + 2 * count - step) % count
    }

    /// One step: every machine sends a piece to the next. In the first half of the steps it is added
    /// to what is there, in the second it takes its place.
    pub fn step(&mut self, step: usize) {
        let count = self.lists.len();
        let parcels: Vec<(Range<usize>, Vec<f64>)> = (0..count)
            .map(|machine| {
                let piece = self.piece(self.parcel(machine, step));
                (piece.clone(), self.lists[machine][piece].to_vec())
            })
            .collect();
        for (machine, (piece, parcel)) in parcels.into_iter().enumerate() {
            self.sent[machine] += parcel.len();
            let there = &mut self.lists[(machine + 1) % count][piece];
            for (there, value) in there.iter_mut().zip(parcel) {
                *there = if step + 1 < count { *there + value } else { value };
            }
        }
    }
}

/// The sum of the lists, on every machine of a ring.
///
/// # Panics
///
/// If there is no machine, or the lists are not of one length.
pub fn all_reduce(lists: Vec<Vec<f64>>) -> Ring {
    let mut ring = Ring::new(lists);
    (0..ring.steps()).for_each(|step| ring.step(step));
    ring
}
