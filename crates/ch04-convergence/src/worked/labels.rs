//! Wrong labels.

use ch03_learning_rule::{Sample, correct, epoch};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::{Spread, over_seeds, spread};

use super::{SEEDS, biased};

/// The samples with some targets turned around by chance.
pub fn mislabelled(samples: &[Sample], share: f64, seed: u64) -> Vec<Sample> {
    let mut rng = ChaCha8Rng::seed_from_u64(5000 + seed);
    let turned = |sample: &Sample| {
        let turn = rng.random_range(0.0..1.0) < share;
        let target = if turn { 1.0 - sample.target } else { sample.target };
        Sample { input: sample.input.clone(), target }
    };
    samples.iter().map(turned).collect()
}

/// Training on samples some of which are labelled wrongly.
#[derive(Serialize)]
pub struct Noise {
    /// How many seeds.
    pub seeds: u64,
    /// How many samples.
    pub samples: usize,
    /// How many epochs of training.
    pub epochs: usize,
    /// The epoch from which on a run's best and worst are looked for.
    pub settled: usize,
    /// One row for each share of wrong labels.
    pub rows: Vec<Labels>,
}

/// One share of wrong labels.
#[derive(Serialize)]
pub struct Labels {
    pub share: f64,
    /// How many runs had an epoch without a mistake.
    pub finished: usize,
    /// The share of right answers to rightly labelled others after the first epoch.
    pub first: Spread,
    pub last: Spread,
    /// The median run's worst epoch, once settled.
    pub worst: f64,
    /// The median run's best epoch, once settled.
    pub best: f64,
}

/// Fifty epochs with wrong labels among the samples.
pub fn noise() -> Noise {
    let (samples, epochs, settled) = (1000, 50, 11);
    let row = |share: f64| {
        let runs = over_seeds(SEEDS, |seed| {
            let training = mislabelled(&biased(samples, 2 * seed), share, seed);
            let others = biased(1000, 2 * seed + 1);
            let mut weights = vec![0.0; 4];
            let mut finished = false;
            let rights: Vec<f64> = (0..epochs)
                .map(|_| {
                    finished |= epoch(&mut weights, &training, 1.0) == 0;
                    correct(&weights, &others) as f64 / others.len() as f64
                })
                .collect();
            (finished, rights)
        });
        let over = |pick: &dyn Fn(&[f64]) -> f64| spread(runs.iter().map(|run| pick(&run.1)));
        let later = |rights: &[f64]| spread(rights[settled - 1..].iter().copied());
        Labels {
            share,
            finished: runs.iter().filter(|run| run.0).count(),
            first: over(&|rights| rights[0]),
            last: over(&|rights| rights[epochs - 1]),
            worst: over(&|rights| later(rights).least).median,
            best: over(&|rights| later(rights).most).median,
        }
    };
    Noise {
        seeds: SEEDS,
        samples,
        epochs,
        settled,
        rows: [0.0, 0.01, 0.05, 0.1, 0.2].map(row).into(),
    }
}
