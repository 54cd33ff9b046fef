//! The sum that nobody wrote.

use ch08_sigmoid::activate_prime;
use ch10_backpropagation::mazur::{INPUT, LEARNING_RATE, TARGETS, TwoOutputs};
use ndarray::{Array1, Array2, array};
use serde::Serialize;

use super::{apart, error, fitting, rows};
use crate::{Gradients, Network, backpropagate};

/// The published 2-2-2 network without biases: a constant third input and a hidden node that is
/// always at one half carry them.
#[derive(Serialize)]
pub struct TwoOutputsInMatrices {
    /// ItoH, 3×3.
    pub i_to_h: Vec<Vec<f64>>,
    /// HtoO, 3×2.
    pub h_to_o: Vec<Vec<f64>>,
    /// The inputs, the last one always 1.
    pub input: Vec<f64>,
    pub post_o: Vec<f64>,
    pub post_h: Vec<f64>,
    /// S_ERROR of both output nodes.
    pub error_signal: Vec<f64>,
    /// What comes back to H1 over each of its two weights.
    pub back_to_h1: Vec<f64>,
    /// HtoO · S_ERROR.
    pub arriving: Vec<f64>,
    /// The error E before the update.
    pub error: f64,
    /// The error E after the update.
    pub new_error: f64,
    /// E after an update that sent back the first output's signal alone.
    pub new_error_without_sum: f64,
    /// The relative error of the ItoH gradients without the sum, all nine of this network.
    pub without_sum_i_to_h: f64,
    /// The relative error, without the sum, of the gradients of the four ItoH weights that the
    /// publication has.
    pub without_sum_published: f64,
}

/// The published network with its biases carried by weights.
pub fn published() -> Network {
    let theirs = TwoOutputs::published();
    let [[w1, w3], [w2, w4]] = theirs.i_to_h;
    let [[w5, w7], [w6, w8]] = theirs.h_to_o;
    let (bias_h, bias_o) = (theirs.bias_h, theirs.bias_o);
    Network {
        i_to_h: array![[w1, w3, 0.0], [w2, w4, 0.0], [bias_h, bias_h, 0.0]],
        h_to_o: array![[w5, w7], [w6, w8], [2.0 * bias_o, 2.0 * bias_o]],
    }
}

/// The published update, by the matrices; the biases stay, as in the publication.
pub fn two_outputs() -> TwoOutputsInMatrices {
    let network = published();
    let (input, target) = (array![INPUT[0], INPUT[1], 1.0], Array1::from(TARGETS.to_vec()));
    let forward = fitting(network.forward(input.view()));
    let error_signal = (&forward.post_o - &target) * forward.pre_o.mapv(activate_prime);
    let back_to_h1 = &network.h_to_o.row(0) * &error_signal;
    let mut gradients = fitting(backpropagate(&network, input.view(), target.view()));
    let mut without_sum = gradients.clone();
    let one_signal = &network.h_to_o.column(0) * error_signal[0];
    let behind = one_signal * forward.pre_h.mapv(activate_prime);
    without_sum.i_to_h = crate::outer(input.view(), behind.view());
    let without_sum_i_to_h = apart(&without_sum.i_to_h, &gradients.i_to_h);
    let theirs = |gradients: &Gradients| Array2::from_shape_fn((2, 2), |at| gradients.i_to_h[at]);
    let without_sum_published = apart(&theirs(&without_sum), &theirs(&gradients));
    let after = |gradients: &mut Gradients| {
        gradients.i_to_h.row_mut(2).fill(0.0);
        gradients.i_to_h.column_mut(2).fill(0.0);
        gradients.h_to_o.row_mut(2).fill(0.0);
        let mut after = network.clone();
        after.descend(gradients, LEARNING_RATE);
        error(&after, input.view(), target.view())
    };
    TwoOutputsInMatrices {
        i_to_h: rows(&network.i_to_h),
        h_to_o: rows(&network.h_to_o),
        input: input.to_vec(),
        post_o: forward.post_o.to_vec(),
        post_h: forward.post_h.to_vec(),
        arriving: network.h_to_o.dot(&error_signal).to_vec(),
        back_to_h1: back_to_h1.to_vec(),
        error_signal: error_signal.to_vec(),
        error: error(&network, input.view(), target.view()),
        new_error: after(&mut gradients),
        new_error_without_sum: after(&mut without_sum),
        without_sum_i_to_h,
        without_sum_published,
    }
}
