//! Chapter 12's network, asked about black.

use ch12_network::colours;
use ch12_network::worked::{SAMPLES, SEED, network, trained};
use serde::Serialize;

use super::RATE;
use crate::ndarray::array;

/// What a network without biases says to a row of zeros.
#[derive(Serialize)]
pub struct Zeros {
    /// How many epochs the network was trained for.
    pub epochs: usize,
    /// The postactivation of a hidden node for the row of zeros.
    pub post_h: Vec<f64>,
    pub h_to_o: Vec<f64>,
    /// The preactivation of the output node for the row of zeros: half the sum of the HtoO weights.
    pub pre_o: f64,
    pub output: f64,
}

/// The colours' network after its training.
pub fn zeros() -> Zeros {
    let epochs = 50;
    let network = trained(network(SEED), &colours(SAMPLES, SEED), RATE, epochs);
    let forward = network.forward(array![0.0, 0.0, 0.0].view());
    let (post_h, pre_o, output) = match forward {
        Ok(forward) => (forward.post_h.to_vec(), forward.pre_o[0], forward.post_o[0]),
        Err(_) => (vec![], f64::NAN, f64::NAN),
    };
    Zeros { epochs, post_h, h_to_o: network.h_to_o.column(0).to_vec(), pre_o, output }
}
