//! What the hidden nodes have learned, how one would set them by hand, and how many it takes.

use ch11_architecture::Network;
use ch11_architecture::ndarray::array;
use serde::Serialize;
use study::{Spread, over_seeds, spread, standard_error_of_mean};

use super::{Gain, RATE, SAMPLES, SEED, gain, mean, network, trained};
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
    /// From three hidden nodes to four, in the same runs.
    pub fourth: Gain,
    /// From four hidden nodes to eight, in the same runs.
    pub four_more: Gain,
    /// The run with two hidden nodes that is right least often.
    pub stuck: Stuck,
}

/// The worst run with two hidden nodes, beside the others.
#[derive(Serialize)]
pub struct Stuck {
    /// Its seed.
    pub seed: u64,
    /// Its ItoH after the training.
    pub i_to_h: Vec<Vec<f64>>,
    /// Its HtoO after the training.
    pub h_to_o: Vec<f64>,
    /// Its colours that are not blue, as a share.
    pub never_share: f64,
    /// How many epochs it is trained further.
    pub more_epochs: usize,
    /// The share that it answers correctly then.
    pub later: f64,
    /// The least share of right answers in the other runs.
    pub others_least: f64,
}

/// The worst of the runs with two hidden nodes, of whose shares of right answers this is given.
fn stuck(shares: &[f64], epochs: usize) -> Stuck {
    let worst = (0..shares.len()).min_by(|&a, &b| shares[a].total_cmp(&shares[b]));
    let worst = worst.unwrap_or_else(|| panic!("no run"));
    let (seed, more_epochs) = (worst as u64, 500);
    let samples = colours(SAMPLES, seed);
    let network = trained(Network::seeded(3, 2, 1, seed), &samples, RATE, epochs);
    let later = trained(network.clone(), &samples, RATE, more_epochs);
    let others = shares.iter().enumerate().filter(|(run, _)| *run != worst);
    Stuck {
        seed,
        i_to_h: rows(&network),
        h_to_o: network.h_to_o.column(0).to_vec(),
        never_share: 1.0 - samples.targets.sum() / SAMPLES as f64,
        more_epochs,
        later: correct(&later, &samples) as f64 / SAMPLES as f64,
        others_least: others.map(|(_, share)| *share).fold(1.0, f64::min),
    }
}

fn rows(network: &Network) -> Vec<Vec<f64>> {
    network.i_to_h.rows().into_iter().map(|row| row.to_vec()).collect()
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
    let sizes = [1, 2, 3, 4, 8];
    let shares = sizes.map(|hidden| {
        over_seeds(LEARNED_SEEDS, |seed| {
            let samples = colours(SAMPLES, seed);
            let network = trained(Network::seeded(3, hidden, 1, seed), &samples, RATE, epochs);
            correct(&network, &samples) as f64 / SAMPLES as f64
        })
    });
    let stuck = stuck(&shares[1], epochs);
    let [fourth, four_more] = [2, 3].map(|row| gain(&shares[row], &shares[row + 1]));
    let sizes = sizes.into_iter().zip(shares).map(|(hidden, shares)| BySize {
        hidden,
        mean: mean(&shares),
        standard_error: standard_error_of_mean(&shares),
        right: spread(shares),
    });
    Learned {
        i_to_h: rows(&run),
        h_to_o: run.h_to_o.column(0).to_vec(),
        by_hand: rows(&hand),
        by_hand_h_to_o: hand.h_to_o.column(0).to_vec(),
        by_hand_right: correct(&hand, &samples) as f64 / SAMPLES as f64,
        seeds: LEARNED_SEEDS,
        epochs,
        sizes: sizes.collect(),
        fourth,
        four_more,
        stuck,
    }
}
