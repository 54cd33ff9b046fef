//! One training on XOR, kept at some epochs.

use serde::Serialize;

use super::recorded::LEARNED;
use super::{LEARNING_RATE, xor};
use crate::{Network, error, train_by_nudging};

/// The seed of the training that is looked into.
pub const LOOKED_INTO: u64 = 1;

/// The epochs between two places at which it is kept.
pub const EVERY: usize = 20;

/// The weights of the training at each kept epoch, ItoH row by row and then HtoO.
pub fn learn() -> Vec<[f64; 12]> {
    let samples = xor();
    let mut network = Network::seeded(2, 4, LOOKED_INTO);
    let mut kept = vec![];
    for n in 0..=2000 / EVERY {
        if n > 0 {
            train_by_nudging(&mut network, &samples, LEARNING_RATE, EVERY);
        }
        let weights = [network.i_to_h.concat(), network.h_to_o.clone()].concat();
        kept.push(std::array::from_fn(|w| weights[w]));
    }
    kept
}

/// The network of the training at an epoch, or at the kept one before.
pub fn learned_at(epoch: usize) -> Network {
    let weights = LEARNED[(epoch / EVERY).min(LEARNED.len() - 1)];
    Network {
        i_to_h: vec![weights[..4].to_vec(), weights[4..8].to_vec()],
        h_to_o: weights[8..].to_vec(),
    }
}

/// The training as the page tells it.
#[derive(Serialize)]
pub struct LearnedXor {
    /// The seed.
    pub seed: u64,
    /// How many epochs of training.
    pub epochs: usize,
    /// What the summed error is above on the plateau.
    pub level: f64,
    /// The last kept epoch at which it is.
    pub level_until: usize,
    /// What it is below when it has fallen.
    pub fallen: f64,
    /// The first kept epoch at which it is.
    pub fallen_by: usize,
    /// Hidden nodes with a positive weight to the output in the end.
    pub pro: usize,
    /// The other hidden nodes.
    pub contra: usize,
    /// The summed error in the end.
    pub error: f64,
}

/// The training that the figure shows.
pub fn learned_xor() -> LearnedXor {
    let samples = xor();
    let errors: Vec<f64> = (0..LEARNED.len())
        .map(|n| {
            let network = learned_at(n * EVERY);
            samples.iter().map(|sample| error(&network, sample)).sum()
        })
        .collect();
    let last = learned_at(2000);
    let (level, fallen) = (0.45, 0.05);
    let pro = last.h_to_o.iter().filter(|weight| **weight > 0.0).count();
    LearnedXor {
        seed: LOOKED_INTO,
        epochs: 2000,
        level,
        level_until: EVERY * errors.iter().rposition(|error| *error > level).unwrap_or(0),
        fallen,
        fallen_by: EVERY * errors.iter().position(|error| *error < fallen).unwrap_or(0),
        pro,
        contra: last.h_to_o.len() - pro,
        error: errors[errors.len() - 1],
    }
}
