//! The same training at learning rates far apart.

use serde::Serialize;
use study::{Spread, over_seeds, spread};

use super::{SAMPLES, network};
use crate::{Trainer, colours, correct};

/// The seed of the figure's loss curves: after all epochs at the largest rate its run is in the middle
/// of all runs, which a test holds.
pub const IN_THE_MIDDLE: u64 = 12;

/// The page's training at several learning rates.
#[derive(Serialize)]
pub struct Rates {
    /// How many seeds.
    pub seeds: u64,
    /// The epochs after which is counted, fewer and more.
    pub epochs: [usize; 2],
    /// One row for each learning rate.
    pub rows: Vec<AtRate>,
}

/// All runs at one learning rate.
#[derive(Serialize)]
pub struct AtRate {
    /// LR.
    pub learning_rate: f64,
    /// The share of right answers after the fewer epochs.
    pub early: Spread,
    /// The share of right answers after all epochs.
    pub late: Spread,
}

/// The share of right answers at each learning rate, with the colours and weights of the other runs.
pub fn rates() -> Rates {
    let (seeds, epochs) = (20, [10, 50]);
    let rows = [0.01, 0.1, 1.0, 10.0, 100.0].map(|learning_rate| {
        let runs = over_seeds(seeds, |seed| {
            let samples = colours(SAMPLES, seed);
            let mut trainer = Trainer::new(network(seed), learning_rate);
            let mut right = vec![];
            for _ in 0..epochs[1] {
                trainer.epoch(&samples);
                right.push(correct(&trainer.network, &samples) as f64 / SAMPLES as f64);
            }
            epochs.map(|epoch| right[epoch - 1])
        });
        let [early, late] = [0, 1].map(|time| spread(runs.iter().map(|run| run[time])));
        AtRate { learning_rate, early, late }
    });
    Rates { seeds, epochs, rows: rows.into() }
}
