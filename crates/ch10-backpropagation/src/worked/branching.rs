//! Where paths meet: a second output node for the worked network.

use ch08_sigmoid::{activate, activate_prime, final_error, half_squared_error};
use ch09_training::worked::{network, sample};
use ch09_training::{Network, Sample};
use serde::Serialize;

use crate::error_signal;

/// H1 of the worked network with two ways to the error.
#[derive(Serialize)]
pub struct Branching {
    /// The target of the second output node.
    pub target: f64,
    /// The weights from the four hidden nodes to the second output node.
    pub to_second: Vec<f64>,
    /// The weights from H1 to the two output nodes.
    pub weight: [f64; 2],
    pub post_o: [f64; 2],
    /// One S_ERROR for each output node.
    pub error_signal: [f64; 2],
    /// What comes back over each of the two weights.
    pub over: [f64; 2],
    /// What arrives at H1: their sum.
    pub arriving: f64,
    pub slope: f64,
    pub behind: f64,
    /// The gradient of I1-H1.
    pub gradient: f64,
    /// The error of both outputs together.
    pub error: f64,
}

/// The weights from the hidden nodes to a second output node, and its target.
pub fn second_output() -> (Vec<f64>, f64) {
    (vec![-0.4, 0.8, -0.6, 0.3], 1.0)
}

/// What is sent back to H1 of a network with a second output node.
pub fn sent_from_two(network: &Network, second: &(Vec<f64>, f64), sample: &Sample) -> Branching {
    let forward = network.forward(&sample.input);
    let pre_o2: f64 = forward.post_h.iter().zip(&second.0).map(|(post, w)| post * w).sum();
    let (pre_o, targets) = ([forward.pre_o, pre_o2], [sample.target, second.1]);
    let post_o = pre_o.map(activate);
    let signal = [0, 1].map(|o| error_signal(final_error(post_o[o], targets[o]), pre_o[o]));
    let weight = [network.h_to_o[0], second.0[0]];
    let over = [0, 1].map(|o| signal[o] * weight[o]);
    let arriving = over[0] + over[1];
    let slope = activate_prime(forward.pre_h[0]);
    Branching {
        target: second.1,
        to_second: second.0.clone(),
        weight,
        post_o,
        error_signal: signal,
        over,
        arriving,
        slope,
        behind: arriving * slope,
        gradient: arriving * slope * sample.input[0],
        error: [0, 1].map(|o| half_squared_error(post_o[o], targets[o])).iter().sum(),
    }
}

/// The two ways of the page.
pub fn branching() -> Branching {
    sent_from_two(&network(), &second_output(), &sample())
}
