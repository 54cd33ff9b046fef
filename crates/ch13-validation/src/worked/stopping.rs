//! The validation set decides when to stop.

use ch11_architecture::Network;
use ch12_network::{Samples, Trainer};
use serde::{Deserialize, Serialize};
use study::{over_seeds, standard_error_of_mean};

use super::by_heart::mean_error;
use super::{HIDDEN, LEARNING_RATE, NOISE, share};
use crate::{KINDS, POINTS, Split, bursts, split, standard_error};

/// How long each training goes on.
const EPOCHS: usize = 400;

/// A training whose last epoch was chosen by its validation set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stopped {
    /// The epoch with the largest share of right answers on the validation set, the first of several.
    pub epoch: usize,
    /// That share.
    pub validation: f64,
    /// The share of right answers on the test set with the weights of the chosen epoch.
    pub test: f64,
}

/// Six hundred bursts in three sets of one size.
pub fn three_sets(seed: u64, order: u64) -> Split {
    split(&bursts(600, NOISE, seed), [1, 1, 1], order)
}

fn trainer(seed: u64) -> Trainer {
    Trainer::new(Network::seeded(POINTS, HIDDEN, KINDS.len(), seed), LEARNING_RATE)
}

/// One training on the first of the sets, stopped by the second and tested with the third.
pub fn stopped(sets: &Split, seed: u64) -> Stopped {
    let mut trainer = trainer(seed);
    let mut best = (0.0, 0, trainer.network.clone());
    for epoch in 1..=EPOCHS {
        trainer.epoch(&sets.training);
        let validation = share(&trainer.network, &sets.validation);
        if validation > best.0 {
            best = (validation, epoch, trainer.network.clone());
        }
    }
    let (validation, epoch, network) = best;
    Stopped { epoch, validation, test: share(&network, &sets.test) }
}

/// A training at one epoch.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Look {
    /// How many epochs of training.
    pub epoch: usize,
    /// The error E of a training sample, on average.
    pub training_error: f64,
    /// The error E of a validation sample, on average.
    pub validation_error: f64,
    /// The share of right answers on the training set.
    pub training: f64,
    /// The share of right answers on the validation set.
    pub validation: f64,
}

/// The epoch that the page's run is stopped at, for the figure, which does not look at each; a test
/// holds it to the run.
pub const CHOSEN_EPOCH: usize = 208;

/// How many epochs lie between two looks at the page's run.
pub const EVERY: usize = 8;

/// The page's run, looked at every eight epochs.
pub fn looks() -> Vec<Look> {
    let sets = three_sets(1, 2);
    let mut trainer = trainer(0);
    let of = |network: &Network, samples: &Samples| {
        (mean_error(network, samples), share(network, samples))
    };
    (1..=EPOCHS / EVERY)
        .map(|look| {
            (0..EVERY).for_each(|_| _ = trainer.epoch(&sets.training));
            let (training_error, training) = of(&trainer.network, &sets.training);
            let (validation_error, validation) = of(&trainer.network, &sets.validation);
            Look { epoch: look * EVERY, training_error, validation_error, training, validation }
        })
        .collect()
}

/// Early stopping: the page's run and others.
#[derive(Serialize, Deserialize)]
pub struct Stopping {
    /// How long each training goes on, in epochs.
    pub epochs: usize,
    /// How many samples each of the three sets has.
    pub samples: usize,
    /// The page's run.
    pub page: Stopped,
    /// The standard error of the difference of two shares like those of the page's run, by (13.2).
    pub standard_error: f64,
    /// How many epochs lie between two looks at the page's run.
    pub every: usize,
    /// The look of the page's run at which the validation error is lowest.
    pub lowest: Look,
    /// The page's run at its end.
    pub last: Look,
    /// How many other runs, each with bursts and first weights of its own.
    pub seeds: u64,
    /// By how many percentage points the validation set promised more than the test set delivered, on
    /// average.
    pub gap: f64,
    /// The standard error of that mean, in percentage points.
    pub gap_error: f64,
}

/// Promise less test of one other run, in percentage points.
pub fn gap(seed: u64) -> f64 {
    let run = stopped(&three_sets(7000 + seed, seed), seed);
    100.0 * (run.validation - run.test)
}

/// The page's run and others.
pub fn stopping() -> Stopping {
    let (sets, seeds) = (three_sets(1, 2), 24);
    let page = stopped(&sets, 0);
    let samples = sets.validation.len();
    let looks = looks();
    let lowest = looks
        .iter()
        .min_by(|a, b| a.validation_error.total_cmp(&b.validation_error))
        .expect("a look");
    let gaps = over_seeds(seeds, gap);
    let of = |share| standard_error(share, samples);
    Stopping {
        epochs: EPOCHS,
        samples,
        standard_error: libm::hypot(of(page.validation), of(page.test)),
        page,
        every: EVERY,
        lowest: *lowest,
        last: looks[looks.len() - 1],
        seeds,
        gap: gaps.iter().sum::<f64>() / gaps.len() as f64,
        gap_error: standard_error_of_mean(&gaps),
    }
}
