//! Forward, by hand.

use ch08_sigmoid::final_error;
use serde::Serialize;

use super::{network, sample};
use crate::error;

/// The forward pass of the worked network, number by number.
#[derive(Serialize)]
pub struct ForwardPass {
    /// The inputs.
    pub input: Vec<f64>,
    /// The target.
    pub target: f64,
    /// ItoH, 3 rows of 4.
    pub i_to_h: Vec<Vec<f64>>,
    /// The hidden-to-output weights.
    pub h_to_o: Vec<f64>,
    /// What each input contributes to each hidden node's preactivation, 3 rows of 4.
    pub contribution_h: Vec<Vec<f64>>,
    /// The preactivations of the hidden nodes.
    pub pre_h: Vec<f64>,
    /// The postactivations of the hidden nodes.
    pub post_h: Vec<f64>,
    /// What each hidden node contributes to the output node's preactivation.
    pub contribution_o: Vec<f64>,
    /// The preactivation of the output node.
    pub pre_o: f64,
    /// The output: the postactivation of the output node.
    pub post_o: f64,
    /// The final error FE.
    pub final_error: f64,
    /// The error E.
    pub error: f64,
}

/// The forward pass that the page does by hand.
pub fn forward_pass() -> ForwardPass {
    let (network, sample) = (network(), sample());
    let forward = network.forward(&sample.input);
    let contributions =
        |(value, row): (&f64, &Vec<f64>)| row.iter().map(|weight| value * weight).collect();
    ForwardPass {
        contribution_h: sample.input.iter().zip(&network.i_to_h).map(contributions).collect(),
        contribution_o: forward.post_h.iter().zip(&network.h_to_o).map(|(p, w)| p * w).collect(),
        final_error: final_error(forward.post_o, sample.target),
        error: error(&network, &sample),
        input: sample.input,
        target: sample.target,
        i_to_h: network.i_to_h,
        h_to_o: network.h_to_o,
        pre_h: forward.pre_h,
        post_h: forward.post_h,
        pre_o: forward.pre_o,
        post_o: forward.post_o,
    }
}
