//! Mazur's example once more, with biases that move.

use ch10_backpropagation::mazur::{INPUT, LEARNING_RATE, TARGETS, TwoOutputs};
use serde::Serialize;

use crate::ndarray::{Array1, Array2, array};
use crate::{Gradients, Network, Samples, backpropagate, error};

/// One update of the published example, its biases included.
#[derive(Serialize)]
pub struct Mazur {
    /// The bias that both hidden nodes begin with.
    pub bias_h: f64,
    /// The bias that both output nodes begin with.
    pub bias_o: f64,
    /// The error E before the update.
    pub error: f64,
    pub gradient_bias_h: Vec<f64>,
    pub gradient_bias_o: Vec<f64>,
    /// Each node with a bias of its own.
    pub new_bias_h: Vec<f64>,
    pub new_bias_o: Vec<f64>,
    /// The error E after the update, the biases left alone, as published.
    pub error_fixed: f64,
    /// The error E after the update, each node with a bias of its own.
    pub error_own: f64,
    /// The gradient of one bias for both hidden nodes: the sum of their two gradients.
    pub gradient_shared_h: f64,
    /// The gradient of one bias for both output nodes: the sum of their two gradients.
    pub gradient_shared_o: f64,
    pub new_shared_h: f64,
    pub new_shared_o: f64,
    /// The error E after an update with one bias for each layer.
    pub error_shared: f64,
}

/// The published network, each node with the bias of its layer.
pub fn published() -> (Network, Samples) {
    let TwoOutputs { i_to_h, h_to_o, bias_h, bias_o } = TwoOutputs::published();
    let network = Network {
        i_to_h: Array2::from(i_to_h.to_vec()),
        bias_h: Array1::from_elem(2, bias_h),
        h_to_o: Array2::from(h_to_o.to_vec()),
        bias_o: Array1::from_elem(2, bias_o),
    };
    let sample = |values: [f64; 2]| array![[values[0], values[1]]];
    (network, Samples { inputs: sample(INPUT), targets: sample(TARGETS) })
}

/// The three ways to treat the biases.
pub fn mazur() -> Mazur {
    let (before, samples) = published();
    let own = backpropagate(&before, samples.inputs.row(0), samples.targets.row(0));
    let with = |bias_h: Array1<f64>, bias_o: Array1<f64>| {
        let mut after = before.clone();
        after.descend(&Gradients { bias_h, bias_o, ..own.clone() }, LEARNING_RATE);
        after
    };
    let both = |value: f64| Array1::from_elem(2, value);
    let moved = with(own.bias_h.clone(), own.bias_o.clone());
    let shared = with(both(own.bias_h.sum()), both(own.bias_o.sum()));
    Mazur {
        bias_h: before.bias_h[0],
        bias_o: before.bias_o[0],
        error: error(&before, &samples),
        gradient_bias_h: own.bias_h.to_vec(),
        gradient_bias_o: own.bias_o.to_vec(),
        error_fixed: error(&with(both(0.0), both(0.0)), &samples),
        error_own: error(&moved, &samples),
        new_bias_h: moved.bias_h.to_vec(),
        new_bias_o: moved.bias_o.to_vec(),
        gradient_shared_h: own.bias_h.sum(),
        gradient_shared_o: own.bias_o.sum(),
        new_shared_h: shared.bias_h[0],
        new_shared_o: shared.bias_o[0],
        error_shared: error(&shared, &samples),
    }
}
