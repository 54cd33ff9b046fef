//! A published number that is not the gradient's.

use serde::Serialize;

use crate::mazur::{INPUT, LEARNING_RATE, Order, TARGETS, TwoOutputs};

/// The updates after which the publication prints its outputs once more.
const MANY: usize = 10_000;

/// The published 2-2-2 example, both ways.
#[derive(Serialize)]
pub struct Mazur {
    /// The inputs.
    pub input: [f64; 2],
    /// The targets.
    pub targets: [f64; 2],
    /// The learning rate.
    pub learning_rate: f64,
    /// ItoH, from-to.
    pub i_to_h: [[f64; 2]; 2],
    /// HtoO, from-to.
    pub h_to_o: [[f64; 2]; 2],
    /// The bias of the hidden nodes.
    pub bias_h: f64,
    /// The bias of the output node.
    pub bias_o: f64,
    pub post_o: [f64; 2],
    /// The error E before the update.
    pub error: f64,
    /// E after one update with all gradients formed first.
    pub gradients_first: f64,
    /// E after one update with the output weights moved first.
    pub output_weights_first: f64,
    /// The difference between the two orders.
    pub difference: f64,
    /// ItoH after one update with all gradients formed first, from-to.
    pub i_to_h_gradients_first: [[f64; 2]; 2],
    /// ItoH after one update with the output weights moved first, from-to.
    pub i_to_h_output_weights_first: [[f64; 2]; 2],
    /// After how many updates the outputs are printed.
    pub many: usize,
    /// An output after these updates, with all gradients formed first.
    pub many_gradients_first: [f64; 2],
    /// An output after these updates, with the output weights moved first.
    pub many_output_weights_first: [f64; 2],
    /// The error E after these updates, with all gradients formed first.
    pub many_error: f64,
}

/// The published example, both ways.
pub fn mazur() -> Mazur {
    let network = TwoOutputs::published();
    let after = |order, updates| {
        let mut network = network.clone();
        for _ in 0..updates {
            network.update(INPUT, TARGETS, LEARNING_RATE, order);
        }
        network
    };
    let [first, moved] =
        [Order::GradientsFirst, Order::OutputWeightsFirst].map(|order| after(order, 1));
    let [many_first, many_moved] =
        [Order::GradientsFirst, Order::OutputWeightsFirst].map(|order| after(order, MANY));
    let (right, wrong) = (first.error(INPUT, TARGETS), moved.error(INPUT, TARGETS));
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
        i_to_h_gradients_first: first.i_to_h,
        i_to_h_output_weights_first: moved.i_to_h,
        many: MANY,
        many_gradients_first: many_first.forward(INPUT).1,
        many_output_weights_first: many_moved.forward(INPUT).1,
        many_error: many_moved.error(INPUT, TARGETS),
    }
}
