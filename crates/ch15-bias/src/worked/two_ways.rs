//! A bias of its own and the weight of a constant, trained side by side.

use ch12_network::worked::xor_samples;
use serde::Serialize;

use super::RATE;
use crate::ones::Ones;
use crate::{Network, Samples, backpropagate};

/// Two networks after the same training.
#[derive(Serialize)]
pub struct TwoWays {
    pub hidden: usize,
    /// How many updates both networks have had.
    pub updates: usize,
    /// Weights and biases of the network together.
    pub numbers: usize,
    /// Those that differ in any bit.
    pub differ: usize,
    /// Hidden nodes of a second network, in which the two sums run in different orders.
    pub wide: usize,
    /// The largest difference between a number of the one network and of the other, with the many
    /// hidden nodes.
    pub wide_largest_difference: f64,
}

/// Trains a network with biases and its twin with constants; both, at the end.
pub fn side_by_side(
    hidden: usize,
    outputs: usize,
    samples: &Samples,
    epochs: usize,
) -> (Ones, Ones) {
    let mut own = Network::seeded(samples.inputs.ncols(), hidden, outputs, 1);
    let mut ones = Ones::from(&own);
    for _ in 0..epochs {
        for (input, target) in samples.iter() {
            let gradients = backpropagate(&own, input, target);
            own.descend(&gradients, RATE);
            ones.update(input, target, RATE);
        }
    }
    (Ones::from(&own), ones)
}

/// The two ways on XOR.
pub fn two_ways() -> TwoWays {
    let (hidden, wide, epochs) = (4, 7, 1000);
    let xor = xor_samples();
    let all =
        |ones: &Ones| -> Vec<f64> { ones.i_to_h.iter().chain(&ones.h_to_o).copied().collect() };
    let pair = |hidden| {
        let (own, ones) = side_by_side(hidden, 1, &xor, epochs);
        (all(&own), all(&ones))
    };
    let (own, ones) = pair(hidden);
    let (wide_own, wide_ones) = pair(wide);
    TwoWays {
        hidden,
        updates: epochs * xor.len(),
        numbers: own.len(),
        differ: own.iter().zip(&ones).filter(|(a, b)| a.to_bits() != b.to_bits()).count(),
        wide,
        wide_largest_difference: wide_own
            .iter()
            .zip(&wide_ones)
            .map(|(a, b)| (a - b).abs())
            .fold(0.0, f64::max),
    }
}
