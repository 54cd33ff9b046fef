//! Rules instead of tomatoes.

use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{SEEDS, SETUP, Setup, accuracy, trained};
use crate::Rule;

/// Rules of rising difficulty.
#[derive(Serialize, Deserialize)]
pub struct Rules {
    /// How many seeds an entry of the table is the median of.
    pub seeds: u64,
    /// How many updates each training makes, however many samples it has.
    pub updates: usize,
    pub validation: usize,
    /// How many training samples.
    pub samples: Vec<usize>,
    /// Right answers for the threshold, by the number of samples.
    pub threshold: Vec<Spread>,
    /// Right answers for the plane, by the number of samples.
    pub plane: Vec<Spread>,
    /// Right answers for the corners, by the number of samples.
    pub corners: Vec<Spread>,
    /// The share of yes, by rule.
    pub yes: Vec<f64>,
}

/// The three rules, each with few samples and with many, the same number of updates for all.
pub fn rules() -> Rules {
    let (updates, validation, counts) = (12_000, 1000, [20, 100, 500]);
    let accuracies = |rule: Rule| -> Vec<Spread> {
        let of = |count: usize| {
            spread(over_seeds(SEEDS, |seed| {
                let training = rule.samples(count, 2 * seed);
                let others = rule.samples(validation, 2 * seed + 1);
                let setup = Setup { epochs: updates / count, ..SETUP };
                accuracy(&trained(&training, setup, seed), &others)
            }))
        };
        counts.map(of).into()
    };
    let yes = |rule: Rule| rule.samples(100_000, 0).targets.mean().unwrap_or(0.0);
    Rules {
        seeds: SEEDS,
        updates,
        validation,
        samples: counts.into(),
        threshold: accuracies(Rule::Threshold),
        plane: accuracies(Rule::Plane),
        corners: accuracies(Rule::Corners),
        yes: [Rule::Threshold, Rule::Plane, Rule::Corners].map(yes).into(),
    }
}
