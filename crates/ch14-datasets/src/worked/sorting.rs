//! Sorted samples.

use ch11_architecture::ndarray::Axis;
use ch12_network::Samples;
use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{SEEDS, SETUP, Setup, TRAINING, VALIDATION, accuracy, scaled, trained};
use crate::{Scaler, Tomato, to_samples, tomatoes};

/// The order of the samples.
#[derive(Serialize, Deserialize)]
pub struct Sorted {
    /// How many seeds an entry of the table is the median of.
    pub seeds: u64,
    /// The training, but for its epochs.
    pub setup: Setup,
    /// One row for each number of epochs.
    pub rows: Vec<SortedRow>,
}

/// Right answers after some epochs.
#[derive(Serialize, Deserialize)]
pub struct SortedRow {
    /// How many epochs of training.
    pub epochs: usize,
    /// The share of right answers after training with all ripe tomatoes first.
    pub sorted: Spread,
    /// The share of right answers after training in an order that was drawn once.
    pub shuffled: Spread,
    /// In how many seeds the network trained on sorted samples answers "no" to at least ninety-nine
    /// ripe tomatoes in a hundred.
    pub forgot: usize,
}

/// Samples sorted by label, and online training.
pub fn sorted() -> Sorted {
    let row = |epochs: usize| {
        let setup = Setup { epochs, ..SETUP };
        let runs = over_seeds(SEEDS, |seed| {
            let mut box_of_tomatoes = tomatoes(TRAINING, 2 * seed);
            let validation = to_samples(&tomatoes(VALIDATION, 2 * seed + 1));
            let right = |tomatoes: &[Tomato]| {
                let training = to_samples(tomatoes);
                let scaler = Scaler::fit(&training.inputs);
                let network = trained(&scaled(&scaler, &training), setup, seed);
                let validation = scaled(&scaler, &validation);
                let ripe: Vec<usize> = (0..validation.len())
                    .filter(|row| validation.targets[[*row, 0]] == 1.0)
                    .collect();
                let ripe = Samples {
                    inputs: validation.inputs.select(Axis(0), &ripe),
                    targets: validation.targets.select(Axis(0), &ripe),
                };
                (accuracy(&network, &validation), accuracy(&network, &ripe))
            };
            let shuffled = right(&box_of_tomatoes);
            box_of_tomatoes.sort_by_key(|tomato| !tomato.ripe);
            (right(&box_of_tomatoes), shuffled)
        });
        SortedRow {
            epochs,
            sorted: spread(runs.iter().map(|run| run.0.0)),
            shuffled: spread(runs.iter().map(|run| run.1.0)),
            forgot: runs.iter().filter(|run| run.0.1 < 0.01).count(),
        }
    };
    Sorted { seeds: SEEDS, setup: SETUP, rows: [1, 10, 40].map(row).into() }
}
