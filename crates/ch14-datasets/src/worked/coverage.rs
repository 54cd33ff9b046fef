//! Rows that do not resemble the use.

use ch12_network::Samples;
use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{SEEDS, SETUP, TRAINING, VALIDATION, accuracy, scaled, trained};
use crate::{Scaler, Tomato, Variety, to_samples, tomatoes};

/// A training without one variety, beside one with all three.
#[derive(Serialize, Deserialize)]
pub struct Coverage {
    /// How many seeds.
    pub seeds: u64,
    /// How many tomatoes to train on, with the green ones or without.
    pub training: usize,
    /// The share of right answers to red and yellow tomatoes, trained on red and yellow ones alone.
    pub others_without: Spread,
    /// The share of right answers to green tomatoes, trained on red and yellow ones alone.
    pub green_without: Spread,
    /// The share of right answers to red and yellow tomatoes, trained on all three varieties.
    pub others_with: Spread,
    /// The share of right answers to green tomatoes, trained on all three varieties.
    pub green_with: Spread,
    /// The share of green tomatoes that are not ripe.
    pub not_ripe: Spread,
}

/// Tomatoes to train on, without the green ones and with them; and red and yellow ones, and green
/// ones, to ask about.
pub fn boxes_by_variety(seed: u64) -> [Samples; 4] {
    let green = |tomato: &Tomato| tomato.variety == Variety::Green;
    let picked = |many: Vec<Tomato>, keep: &dyn Fn(&Tomato) -> bool, count: usize| {
        let kept: Vec<Tomato> = many.into_iter().filter(keep).take(count).collect();
        to_samples(&kept)
    };
    // Of so many about two thirds are not green.
    let all = tomatoes(2 * TRAINING, 2 * seed);
    let others = tomatoes(VALIDATION, 2 * seed + 1);
    [
        picked(all.clone(), &|tomato| !green(tomato), TRAINING),
        picked(all, &|_| true, TRAINING),
        picked(others.clone(), &|tomato| !green(tomato), VALIDATION),
        picked(others, &green, VALIDATION),
    ]
}

/// The network asked about tomatoes of which it has seen none like them, and of which it has.
pub fn coverage() -> Coverage {
    let runs = over_seeds(SEEDS, |seed| {
        let [without, with, others, green] = boxes_by_variety(seed);
        let right = |training: &Samples| {
            let scaler = Scaler::fit(&training.inputs);
            let network = trained(&scaled(&scaler, training), SETUP, seed);
            [&others, &green].map(|asked| accuracy(&network, &scaled(&scaler, asked)))
        };
        let ripe = green.targets.sum() / green.len() as f64;
        (right(&without), right(&with), 1.0 - ripe)
    });
    Coverage {
        seeds: SEEDS,
        training: TRAINING,
        others_without: spread(runs.iter().map(|run| run.0[0])),
        green_without: spread(runs.iter().map(|run| run.0[1])),
        others_with: spread(runs.iter().map(|run| run.1[0])),
        green_with: spread(runs.iter().map(|run| run.1[1])),
        not_ripe: spread(runs.iter().map(|run| run.2)),
    }
}
