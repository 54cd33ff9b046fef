//! XOR without biases and with two hidden nodes: where the corners of the square come to lie, seen
//! from the place where both hidden nodes say 0.

use ch12_network::worked::xor_samples;
use serde::Serialize;

use super::{EPOCHS, Place, RATE, SEED};
use crate::{Network, Trainer, correct};

/// The five of chapter 12's hundred seeds that solve it.
pub const LUCKY: [u64; 5] = [44, 51, 65, 75, 93];

/// Where one training has placed 00, 01, 10 and 11.
#[derive(Clone, Serialize)]
pub struct Placing {
    pub seed: u64,
    pub epochs: usize,
    /// What the two hidden nodes say to each.
    pub post_h: Vec<Vec<f64>>,
    pub h_to_o: Vec<f64>,
    /// The direction in which each lies from the corner, in degrees from the nearer axis.
    pub directions: Vec<f64>,
    /// From the direction of 01 and 10, the further, to that of 11. The output node's line has to
    /// lie between them; where this is negative there is no such line.
    pub wedge: f64,
    pub solved: usize,
}

/// The seed that the figures show, and those that find a placing.
#[derive(Serialize)]
pub struct Corner {
    pub shown: Placing,
    pub lucky: Vec<Placing>,
    pub narrowest: f64,
    /// The widest angle that is left for the output node's line, in degrees.
    pub widest: f64,
}

/// A training on XOR without biases.
pub fn without_biases(seed: u64, epochs: usize) -> Placing {
    let samples = xor_samples();
    let mut trainer = Trainer::new(Network::seeded(2, 2, 1, seed), RATE);
    for _ in 0..epochs {
        Place::Neither.epoch(&mut trainer, &samples);
    }
    let network = trainer.network;
    let post_h: Vec<Vec<f64>> =
        samples.iter().map(|(input, _)| network.forward(input).post_h.to_vec()).collect();
    let nearer = |post: &Vec<f64>| {
        let [low, high] = [post[0].min(post[1]), post[0].max(post[1])];
        libm::atan2(low, high).to_degrees()
    };
    let directions: Vec<f64> = post_h.iter().map(nearer).collect();
    Placing {
        seed,
        epochs,
        wedge: directions[3] - directions[1].max(directions[2]),
        directions,
        h_to_o: network.h_to_o.column(0).to_vec(),
        solved: correct(&network, &samples),
        post_h,
    }
}

/// Placings, possible and impossible.
pub fn corner() -> Corner {
    let lucky: Vec<Placing> = LUCKY.iter().map(|&seed| without_biases(seed, EPOCHS)).collect();
    let wedges = || lucky.iter().map(|placing| placing.wedge);
    Corner {
        shown: without_biases(SEED, 3000),
        narrowest: wedges().fold(f64::INFINITY, f64::min),
        widest: wedges().fold(f64::NEG_INFINITY, f64::max),
        lucky,
    }
}
