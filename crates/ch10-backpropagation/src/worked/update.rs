//! One update, and the error sent back through a node.

use ch08_sigmoid::{activate, activate_prime, final_error, half_squared_error};
use ch09_training::error;
use ch09_training::worked::{network, sample};
use serde::Serialize;

use super::ONE;
use crate::{backpropagate, error_signal, update};

/// One full update of the 3-4-1 network, number by number.
#[derive(Serialize)]
pub struct OneUpdate {
    /// The learning rate.
    pub learning_rate: f64,
    /// The inputs.
    pub input: Vec<f64>,
    /// The target.
    pub target: f64,
    /// ItoH before the update, 3 rows of 4.
    pub i_to_h: Vec<Vec<f64>>,
    /// The hidden-to-output weights before the update.
    pub h_to_o: Vec<f64>,
    /// The preactivations of the hidden nodes.
    pub pre_h: Vec<f64>,
    /// The postactivations of the hidden nodes.
    pub post_h: Vec<f64>,
    /// What each hidden node contributes to the output node's preactivation.
    pub contribution: Vec<f64>,
    /// The preactivation of the output node.
    pub pre_o: f64,
    /// The output: the postactivation of the output node.
    pub post_o: f64,
    /// The final error FE.
    pub final_error: f64,
    /// The error E before the update.
    pub error: f64,
    /// The slope of the activation function at the output node.
    pub slope_o: f64,
    /// The error signal S_ERROR.
    pub error_signal: f64,
    /// The gradients of the hidden-to-output weights.
    pub gradient_h_to_o: Vec<f64>,
    /// What arrives at each hidden node: S_ERROR times the weight that leaves it.
    pub arriving: Vec<f64>,
    /// The slopes of the activation function at the hidden nodes.
    pub slope_h: Vec<f64>,
    /// What is left of it behind the hidden node's activation.
    pub behind: Vec<f64>,
    /// The gradients of ItoH, 3 rows of 4.
    pub gradient_i_to_h: Vec<Vec<f64>>,
    /// The hidden-to-output weights after the update.
    pub new_h_to_o: Vec<f64>,
    /// ItoH after the update, 3 rows of 4.
    pub new_i_to_h: Vec<Vec<f64>>,
    /// The output after the update.
    pub new_post_o: f64,
    /// The error E after the update.
    pub new_error: f64,
    /// By how much of itself the error fell.
    pub fall: f64,
}

/// The update that the page does by hand.
pub fn one_update() -> OneUpdate {
    let (before, sample) = (network(), sample());
    let forward = before.forward(&sample.input);
    let final_error = final_error(forward.post_o, sample.target);
    let error_signal = error_signal(final_error, forward.pre_o);
    let gradients = backpropagate(&before, &sample);
    let mut after = before.clone();
    update(&mut after, &sample, ONE);

    let slope_h: Vec<f64> = forward.pre_h.iter().map(|&pre_h| activate_prime(pre_h)).collect();
    let arriving: Vec<f64> = before.h_to_o.iter().map(|weight| error_signal * weight).collect();
    let (old_error, new_error) = (error(&before, &sample), error(&after, &sample));
    OneUpdate {
        learning_rate: ONE,
        contribution: forward.post_h.iter().zip(&before.h_to_o).map(|(p, w)| p * w).collect(),
        slope_o: activate_prime(forward.pre_o),
        behind: arriving.iter().zip(&slope_h).map(|(a, s)| a * s).collect(),
        new_post_o: after.forward(&sample.input).post_o,
        error: old_error,
        fall: (old_error - new_error) / old_error,
        input: sample.input,
        target: sample.target,
        i_to_h: before.i_to_h,
        h_to_o: before.h_to_o,
        pre_h: forward.pre_h,
        post_h: forward.post_h,
        pre_o: forward.pre_o,
        post_o: forward.post_o,
        final_error,
        error_signal,
        gradient_h_to_o: gradients.h_to_o,
        arriving,
        slope_h,
        gradient_i_to_h: gradients.i_to_h,
        new_h_to_o: after.h_to_o,
        new_i_to_h: after.i_to_h,
        new_error,
    }
}

/// A nudge of the output node's preactivation, followed to the output and to the error.
#[derive(Serialize)]
pub struct SentBack {
    /// How far the nudge goes.
    pub nudge: f64,
    pub post_o: f64,
    pub nudged_post_o: f64,
    /// How far the output moved.
    pub output_moved: f64,
    /// How far the output moves for each unit of the preactivation: close to f_A′.
    pub output_per_pre: f64,
    /// How far the error moved.
    pub error_moved: f64,
    /// How far the error moves for each unit of the output: close to FE.
    pub error_per_output: f64,
    /// How far the error moves for each unit of the preactivation: close to S_ERROR.
    pub error_per_pre: f64,
    /// What dividing by the slope would have given instead.
    pub divided: f64,
    /// How many times too large that is.
    pub divided_times: f64,
    /// A preactivation far out on the flat part.
    pub flat_pre: f64,
    pub flat_post: f64,
    /// The slope of the sigmoid at the flat place.
    pub flat_slope: f64,
    /// The error signal there, for the same target.
    pub flat_signal: f64,
}

/// Why multiplying by the slope is the way back.
pub fn sent_back() -> SentBack {
    let (network, sample) = (network(), sample());
    let forward = network.forward(&sample.input);
    let nudge = 0.01;
    let nudged_post_o = activate(forward.pre_o + nudge);
    let output_moved = nudged_post_o - forward.post_o;
    let error_moved = half_squared_error(nudged_post_o, sample.target) - error(&network, &sample);
    let fe = final_error(forward.post_o, sample.target);
    let flat_pre = 6.0;
    let flat_post = activate(flat_pre);
    SentBack {
        nudge,
        post_o: forward.post_o,
        nudged_post_o,
        output_moved,
        output_per_pre: output_moved / nudge,
        error_moved,
        error_per_output: error_moved / output_moved,
        error_per_pre: error_moved / nudge,
        divided: fe / activate_prime(forward.pre_o),
        divided_times: fe / activate_prime(forward.pre_o) / error_signal(fe, forward.pre_o),
        flat_pre,
        flat_post,
        flat_slope: activate_prime(flat_pre),
        flat_signal: error_signal(final_error(flat_post, sample.target), flat_pre),
    }
}
