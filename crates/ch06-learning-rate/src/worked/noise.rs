//! Targets that disagree.

use ch03_learning_rule::Sample;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::spread;

use super::sample;
use crate::{Schedule, factor, train_online};

/// What the noisy readings are readings of.
pub const TRUE: f64 = 3.0;

/// Readings of [`TRUE`], each off by up to 1: samples whose only input is 1.
pub fn readings(count: usize, seed: u64) -> Vec<Sample> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    (0..count).map(|_| sample(&[1.0], TRUE + rng.random_range(-1.0..1.0))).collect()
}

/// Online training on noisy readings.
#[derive(Serialize)]
pub struct Noisy {
    pub seeds: usize,
    pub updates: usize,
    pub early: usize,
    pub truth: f64,
    /// How far a reading is off, as the root of the mean square.
    pub noise: f64,
    pub constant: Vec<Wander>,
    pub schedules: Vec<Settled>,
    /// The share of the distance that is never walked when the rate is halved in every update.
    pub never_walked: f64,
    /// The share of the way that 1/t has walked in the end where the input is one half.
    pub flat_walked: f64,
}

/// A constant rate.
#[derive(Serialize)]
pub struct Wander {
    pub learning_rate: f64,
    /// How far the weight is off in the end, as the root of the mean square over the seeds.
    pub measured: f64,
    pub formula: f64,
}

/// How far the weight is off with one schedule: early and in the end.
#[derive(Serialize)]
pub struct Settled {
    pub first_rate: f64,
    /// Early: the median over the seeds.
    pub early: f64,
    /// In the end: the smallest.
    pub least: f64,
    pub median: f64,
    pub most: f64,
}

/// How many seeds the page reports.
pub const SEEDS: u64 = 1000;
/// The updates of a run on noisy readings.
pub const UPDATES: usize = 1000;
/// The updates after which the page looks for the first time.
pub const EARLY: usize = 20;

/// The schedules of the page with their first rates.
pub const SCHEDULES: [(f64, Schedule); 5] = [
    (0.5, Schedule::Constant),
    (0.01, Schedule::Constant),
    (0.5, Schedule::Halved { every: 100 }),
    (1.0, Schedule::OneOverT),
    (0.5, Schedule::Halved { every: 1 }),
];

/// How far the weight is off, for every seed, from the smallest to the largest.
pub fn distances(first_rate: f64, schedule: Schedule, updates: usize) -> Vec<f64> {
    let off = |seed| {
        let mut weights = [0.0];
        train_online(&mut weights, &readings(updates, seed), first_rate, schedule);
        (weights[0] - TRUE).abs()
    };
    let mut all: Vec<f64> = (0..SEEDS).map(off).collect();
    all.sort_by(f64::total_cmp);
    all
}

/// Constant rates and schedules on noisy readings, from many seeds.
pub fn noisy() -> Noisy {
    // Uniform from −1 to 1: the mean square is a third.
    let variance = 1.0 / 3.0;
    let constant = [0.5, 0.1, 0.02].map(|learning_rate| {
        let all = distances(learning_rate, Schedule::Constant, UPDATES);
        let mean_square = all.iter().map(|d| d * d).sum::<f64>() / all.len() as f64;
        Wander {
            learning_rate,
            measured: mean_square.sqrt(),
            formula: (variance * learning_rate / (2.0 - learning_rate)).sqrt(),
        }
    });
    let schedules = SCHEDULES.map(|(first_rate, schedule)| {
        let early = spread(distances(first_rate, schedule, EARLY)).median;
        let end = spread(distances(first_rate, schedule, UPDATES));
        Settled { first_rate, early, least: end.least, median: end.median, most: end.most }
    });
    let left = |first_rate, schedule: Schedule, curvature, updates| -> f64 {
        let rate = |update| schedule.rate(first_rate, update);
        (0..updates).map(|update| factor(rate(update), curvature)).product()
    };
    Noisy {
        seeds: SEEDS as usize,
        updates: UPDATES,
        early: EARLY,
        truth: TRUE,
        noise: variance.sqrt(),
        constant: constant.into(),
        schedules: schedules.into(),
        never_walked: left(0.5, Schedule::Halved { every: 1 }, 1.0, 100),
        flat_walked: 1.0 - left(1.0, Schedule::OneOverT, 0.25, UPDATES),
    }
}
