//! What the hidden nodes have learned, how one would set them by hand, and how many it takes.

use ch11_architecture::Network;
use ch11_architecture::ndarray::array;
use serde::Serialize;
use study::{Spread, over_seeds, spread, standard_error_of_mean};

use super::{RATE, SAMPLES, SEED, network, trained};
use crate::{colours, correct};

/// Seeds for each number of hidden nodes.
pub const LEARNED_SEEDS: u64 = 30;

/// The hidden layer of the page's run, and others.
#[derive(Serialize)]
pub struct Learned {
    /// ItoH of the page's run after ten epochs.
    pub i_to_h: Vec<Vec<f64>>,
    /// HtoO of the page's run after ten epochs.
    pub h_to_o: Vec<f64>,
    /// ItoH of the network set by hand.
    pub by_hand: Vec<Vec<f64>>,
    /// HtoO of the network set by hand.
    pub by_hand_h_to_o: Vec<f64>,
    /// The share of the page's colours that the network set by hand answers correctly.
    pub by_hand_right: f64,
    /// How many seeds for each number of hidden nodes.
    pub seeds: u64,
    /// How many epochs of training for them.
    pub epochs: usize,
    /// One row for each number of hidden nodes.
    pub sizes: Vec<BySize>,
}

/// Right answers with one number of hidden nodes.
#[derive(Serialize)]
pub struct BySize {
    /// How many hidden nodes.
    pub hidden: usize,
    /// The mean share of right answers.
    pub mean: f64,
    /// The standard error of this mean.
    pub standard_error: f64,
    /// The share of right answers.
    pub right: Spread,
}

/// Two hidden nodes for the rule's two planes and one that is always one half.
pub fn by_hand() -> Network {
    let i_to_h = array![[-30.0, 0.0, 0.0], [0.0, -30.0, 0.0], [30.0, 30.0, 0.0]];
    Network::new(i_to_h, array![[10.0], [10.0], [-30.0]]).unwrap_or_else(|error| panic!("{error}"))
}

/// The hidden nodes of the page's run, those set by hand, and runs by their number.
pub fn learned() -> Learned {
    let samples = colours(SAMPLES, SEED);
    let run = trained(network(SEED), &samples, RATE, 10);
    let hand = by_hand();
    let epochs = 50;
    let sizes = [1, 2, 3, 4, 8].map(|hidden| {
        let shares = over_seeds(LEARNED_SEEDS, |seed| {
            let samples = colours(SAMPLES, seed);
            let network = trained(Network::seeded(3, hidden, 1, seed), &samples, RATE, epochs);
            correct(&network, &samples) as f64 / SAMPLES as f64
        });
        BySize {
            hidden,
            mean: shares.iter().sum::<f64>() / shares.len() as f64,
            standard_error: standard_error_of_mean(&shares),
            right: spread(shares),
        }
    });
    let rows = |network: &Network| -> Vec<Vec<f64>> {
        network.i_to_h.rows().into_iter().map(|row| row.to_vec()).collect()
    };
    Learned {
        i_to_h: rows(&run),
        h_to_o: run.h_to_o.column(0).to_vec(),
        by_hand: rows(&hand),
        by_hand_h_to_o: hand.h_to_o.column(0).to_vec(),
        by_hand_right: correct(&hand, &samples) as f64 / SAMPLES as f64,
        seeds: LEARNED_SEEDS,
        epochs,
        sizes: sizes.into(),
    }
}
