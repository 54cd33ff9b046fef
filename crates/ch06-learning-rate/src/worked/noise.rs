//! Targets that disagree.

use ch03_learning_rule::Sample;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::{spread, standard_error_of_mean};

use crate::{Schedule, factor, train_online};

/// What the noisy readings are readings of.
pub const TRUE: f64 = 3.0;

/// Readings of [`TRUE`], each off by up to 1: samples whose only input is 1.
pub fn readings(count: usize, seed: u64) -> Vec<Sample> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let reading = |off: f64| Sample { input: vec![1.0], target: TRUE + off };
    (0..count).map(|_| reading(rng.random_range(-1.0..1.0))).collect()
}

/// Online training on noisy readings.
#[derive(Serialize)]
pub struct Noisy {
    /// How many seeds.
    pub seeds: usize,
    /// How many updates.
    pub updates: usize,
    /// The weight without noise.
    pub truth: f64,
    /// How far a reading is off, as the root of the mean square.
    pub noise: f64,
    /// The mean of the squares of 1/100, 2/100, … 1.
    pub mean_square: f64,
    /// Constant rates.
    pub constant: Vec<Wander>,
    /// By the schedules of the figure, from top to bottom.
    pub schedules: Vec<Settled>,
    /// The share of the distance that is never walked when the rate is halved in every update.
    pub never_walked: f64,
    /// The share of the way that 1/t has walked in the end where the input is one half.
    pub flat_walked: f64,
}

/// A constant rate.
#[derive(Serialize)]
pub struct Wander {
    /// The learning rate.
    pub learning_rate: f64,
    /// How far the weight is off in the end, as the root of the mean square over the seeds.
    pub measured: f64,
    /// The standard error of that: it follows from the one of the mean square.
    pub standard_error: f64,
    /// What the formula says.
    pub formula: f64,
}

/// How far the weight is off in the end with one schedule.
#[derive(Serialize)]
pub struct Settled {
    pub first_rate: f64,
    /// The median distance from the truth.
    pub median: f64,
}

/// How many seeds the page reports.
pub const SEEDS: u64 = 1000;
/// The updates of a run on noisy readings.
pub const UPDATES: usize = 1000;

/// The schedules of the page with their first rates and their names.
pub const SCHEDULES: [(f64, Schedule, &str); 5] = [
    (0.5, Schedule::Constant, "constant, 0.5"),
    (0.01, Schedule::Constant, "constant, 0.01"),
    (0.5, Schedule::Halved { every: 100 }, "0.5, halved every 100"),
    (1.0, Schedule::OneOverT, "1, 1/2, 1/3, …"),
    (0.5, Schedule::Halved { every: 1 }, "0.5, halved every time"),
];

/// The median distance with each of them over all seeds, as [`noisy`] finds it; the figure has no
/// time for a million updates.
pub const MEDIANS: [f64; 5] = [0.2530, 0.0294, 0.0183, 0.0126, 0.8693];

/// How far the weight is off after the updates, for every seed.
pub fn distances(first_rate: f64, schedule: Schedule, updates: usize, seeds: u64) -> Vec<f64> {
    let off = |seed| {
        let mut weights = [0.0];
        train_online(&mut weights, &readings(updates, seed), first_rate, schedule);
        (weights[0] - TRUE).abs()
    };
    (0..seeds).map(off).collect()
}

/// Constant rates and schedules on noisy readings, from many seeds.
pub fn noisy() -> Noisy {
    // Uniform from −1 to 1: the mean square is a third.
    let variance = 1.0 / 3.0;
    let constant = [0.5, 0.1, 0.02].map(|learning_rate| {
        let squares: Vec<f64> = distances(learning_rate, Schedule::Constant, UPDATES, SEEDS)
            .into_iter()
            .map(|d| d * d)
            .collect();
        let measured = (squares.iter().sum::<f64>() / squares.len() as f64).sqrt();
        Wander {
            learning_rate,
            measured,
            standard_error: standard_error_of_mean(&squares) / (2.0 * measured),
            formula: (variance * learning_rate / (2.0 - learning_rate)).sqrt(),
        }
    });
    let schedules = SCHEDULES.map(|(first_rate, schedule, _)| {
        let median = spread(distances(first_rate, schedule, UPDATES, SEEDS)).median;
        Settled { first_rate, median }
    });
    let left = |first_rate, schedule: Schedule, curvature, updates| -> f64 {
        let rate = |update| schedule.rate(first_rate, update);
        (0..updates).map(|update| factor(rate(update), curvature)).product()
    };
    Noisy {
        seeds: SEEDS as usize,
        updates: UPDATES,
        truth: TRUE,
        noise: variance.sqrt(),
        mean_square: (1..=100).map(|n| f64::from(n * n) / 1e4).sum::<f64>() / 100.0,
        constant: constant.into(),
        schedules: schedules.into(),
        never_walked: left(0.5, Schedule::Halved { every: 1 }, 1.0, 100),
        flat_walked: 1.0 - left(1.0, Schedule::OneOverT, 0.25, UPDATES),
    }
}
