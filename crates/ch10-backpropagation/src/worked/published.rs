//! A published number that is not the gradient's.

use serde::Serialize;

use crate::mazur::{INPUT, LEARNING_RATE, Order, TARGETS, TwoOutputs};

/// The published 2-2-2 example, both ways.
#[derive(Serialize)]
pub struct Mazur {
    pub input: [f64; 2],
    pub targets: [f64; 2],
    pub learning_rate: f64,
    /// ItoH, from-to.
    pub i_to_h: [[f64; 2]; 2],
    /// HtoO, from-to.
    pub h_to_o: [[f64; 2]; 2],
    pub bias_h: f64,
    pub bias_o: f64,
    pub post_o: [f64; 2],
    pub error: f64,
    /// E after one update with all gradients formed first.
    pub gradients_first: f64,
    /// E after one update with the output weights moved first.
    pub output_weights_first: f64,
    pub difference: f64,
}

/// The published example, both ways.
pub fn mazur() -> Mazur {
    let network = TwoOutputs::published();
    let after = |order| {
        let mut network = network.clone();
        network.update(INPUT, TARGETS, LEARNING_RATE, order);
        network.error(INPUT, TARGETS)
    };
    let (right, wrong) = (after(Order::GradientsFirst), after(Order::OutputWeightsFirst));
    Mazur {
        input: INPUT,
        targets: TARGETS,
        learning_rate: LEARNING_RATE,
        i_to_h: network.i_to_h,
        h_to_o: network.h_to_o,
        bias_h: network.bias_h,
        bias_o: network.bias_o,
        post_o: network.forward(INPUT).1,
        error: network.error(INPUT, TARGETS),
        gradients_first: right,
        output_weights_first: wrong,
        difference: wrong - right,
    }
}
