//! One sample by hand: a row of zeros, and the gradients of three biases by three routes.

use ch08_sigmoid::{activate_prime, final_error};
use ch09_training::NUDGE;
use serde::Serialize;

use crate::ndarray::{Array1, array};
use crate::ones::Ones;
use crate::{Network, Samples, backpropagate, error};

/// The gradients of the biases of a 2-2-1 network.
#[derive(Serialize)]
pub struct ByHand {
    /// The learning rate.
    pub learning_rate: f64,
    /// The inputs.
    pub input: Vec<f64>,
    /// The target.
    pub target: f64,
    /// The input-to-hidden weights, a row for each input.
    pub i_to_h: Vec<Vec<f64>>,
    pub bias_h: Vec<f64>,
    /// The hidden-to-output weights.
    pub h_to_o: Vec<f64>,
    /// The bias of the output node.
    pub bias_o: f64,
    /// The preactivations of the hidden nodes.
    pub pre_h: Vec<f64>,
    /// The postactivations of the hidden nodes.
    pub post_h: Vec<f64>,
    /// The slopes of the activation function at the hidden nodes.
    pub slope_h: Vec<f64>,
    /// What each hidden node contributes to the output's preactivation: postactivation times
    /// weight.
    pub products: Vec<f64>,
    /// What the second hidden node takes away from the output's preactivation.
    pub taken_away: f64,
    /// The preactivation of the output node.
    pub pre_o: f64,
    /// The output: the postactivation of the output node.
    pub post_o: f64,
    /// The final error FE.
    pub final_error: f64,
    /// The slope of the activation function at the output node.
    pub slope_o: f64,
    /// The error signal S_ERROR.
    pub error_signal: f64,
    pub arriving: Vec<f64>,
    /// The gradient of the biases of H1, H2 and O, in this order, by Equations (15.4) and (15.5).
    pub derived: Vec<f64>,
    /// The gradient of the biases of H1, H2 and O, in this order, by chapter 9's nudging.
    pub nudged: Vec<f64>,
    /// The gradient of the biases of H1, H2 and O, in this order, as weights of a constant 1.
    pub of_ones: Vec<f64>,
    /// The gradients of ItoH.
    pub gradient_i_to_h: Vec<f64>,
    pub new_bias_h: Vec<f64>,
    pub new_bias_o: f64,
    /// The error E before the update.
    pub error: f64,
    /// The error E after the update.
    pub new_error: f64,
}

/// The network before the update.
pub fn network() -> Network {
    Network {
        i_to_h: array![[1.0, -0.5], [0.5, 1.0]],
        bias_h: array![0.5, -1.0],
        h_to_o: array![[1.0], [-0.8]],
        bias_o: array![0.3],
    }
}

/// A row of zeros, which should be answered no.
pub fn sample() -> Samples {
    Samples { inputs: array![[0.0, 0.0]], targets: array![[0.0]] }
}

/// Half the difference of two errors, for each unit of nudge.
fn nudged(move_bias: impl Fn(&mut Network, f64)) -> f64 {
    let error_at = |nudge: f64| {
        let mut network = network();
        move_bias(&mut network, nudge);
        error(&network, &sample())
    };
    (error_at(NUDGE) - error_at(-NUDGE)) / (2.0 * NUDGE)
}

/// One update.
pub fn by_hand() -> ByHand {
    let (learning_rate, before, samples) = (1.0, network(), sample());
    let (input, target) = (samples.inputs.row(0), samples.targets.row(0));
    let forward = before.forward(input);
    let gradients = backpropagate(&before, input, target);
    let mut after = before.clone();
    after.descend(&gradients, learning_rate);
    let mut ones = Ones::from(&before);
    let ones_before = ones.clone();
    ones.update(input, target, learning_rate);
    let moved = |before: f64, after: f64| (before - after) / learning_rate;
    let of_ones = vec![
        moved(ones_before.i_to_h[[2, 0]], ones.i_to_h[[2, 0]]),
        moved(ones_before.i_to_h[[2, 1]], ones.i_to_h[[2, 1]]),
        moved(ones_before.h_to_o[[2, 0]], ones.h_to_o[[2, 0]]),
    ];
    let nudged = vec![
        nudged(|network, nudge| network.bias_h[0] += nudge),
        nudged(|network, nudge| network.bias_h[1] += nudge),
        nudged(|network, nudge| network.bias_o[0] += nudge),
    ];
    let error_signal = gradients.bias_o[0];
    let list = |values: &Array1<f64>| values.to_vec();
    ByHand {
        learning_rate,
        input: input.to_vec(),
        target: target[0],
        i_to_h: before.i_to_h.rows().into_iter().map(|row| row.to_vec()).collect(),
        bias_h: list(&before.bias_h),
        h_to_o: before.h_to_o.column(0).to_vec(),
        bias_o: before.bias_o[0],
        pre_h: list(&forward.pre_h),
        slope_h: list(&forward.pre_h.mapv(activate_prime)),
        products: list(&(&forward.post_h * &before.h_to_o.column(0))),
        taken_away: -forward.post_h[1] * before.h_to_o[[1, 0]],
        pre_o: forward.pre_o[0],
        post_o: forward.post_o[0],
        final_error: final_error(forward.post_o[0], target[0]),
        slope_o: activate_prime(forward.pre_o[0]),
        error_signal,
        arriving: before.h_to_o.column(0).iter().map(|weight| error_signal * weight).collect(),
        derived: vec![gradients.bias_h[0], gradients.bias_h[1], gradients.bias_o[0]],
        nudged,
        of_ones,
        gradient_i_to_h: gradients.i_to_h.iter().copied().collect(),
        new_bias_h: list(&after.bias_h),
        new_bias_o: after.bias_o[0],
        error: error(&before, &samples),
        new_error: error(&after, &samples),
        post_h: list(&forward.post_h),
    }
}
