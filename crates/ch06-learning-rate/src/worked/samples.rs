//! More samples, and one sample at a time.

use ch05_gradient_descent::delta_update;
use ch05_gradient_descent::worked::{distance, lowest};
use serde::Serialize;

use super::{RATES, copied, tank, walk};
use crate::{curvatures, limit};

/// The same samples again and again.
#[derive(Serialize)]
pub struct Copies {
    /// The learning rate.
    pub learning_rate: f64,
    /// How many steps.
    pub steps: usize,
    /// One row for each number of copies.
    pub rows: Vec<CopyRow>,
}

/// One number of copies.
#[derive(Serialize)]
pub struct CopyRow {
    /// How many samples.
    pub samples: usize,
    /// The curvature of the summed error along the steepest direction.
    pub steepest: f64,
    /// The limit of the learning rate with the sum.
    pub limit_of_sum: f64,
    /// The limit of the learning rate with the mean.
    pub limit_of_mean: f64,
    /// How far from the bottom the weights are after the steps, descending on the sum.
    pub with_sum: f64,
    /// How far from the bottom the weights are after the steps, descending on the mean.
    pub with_mean: f64,
}

/// The tank's readings once, 10 and 100 times.
pub fn copies() -> Copies {
    let (learning_rate, steps) = (0.2, 20);
    let bottom = lowest(&tank());
    let row = |copies| {
        let samples = copied(copies);
        let count = samples.len() as f64;
        let steepest = curvatures(&samples)[1];
        let left = |rate| distance(&walk(&[0.0, 0.0], &samples, rate, steps)[steps], &bottom);
        CopyRow {
            samples: samples.len(),
            steepest,
            limit_of_sum: limit(steepest),
            limit_of_mean: limit(steepest / count),
            with_sum: left(learning_rate),
            with_mean: left(learning_rate / count),
        }
    };
    Copies { learning_rate, steps, rows: [1, 10, 100].map(row).into() }
}

/// The delta rule on single readings of the tank.
#[derive(Serialize)]
pub struct OneSample {
    /// The summed squares of the inputs, reading by reading.
    pub squares: Vec<f64>,
    /// The limit of the learning rate for each reading.
    pub limits: Vec<f64>,
    /// The smallest of the limits.
    pub safe: f64,
    /// The rate at which an epoch multiplies the part along (1, 1) by −1: there
    /// (1 − LR)(1 − 8 LR) + 1 is 0, a quadratic equation, and this is its smaller solution.
    pub edge: f64,
    /// The learning rate of the two trainings: the first table's fourth, at which the sum diverges.
    pub rate: f64,
    /// How far apart the two trainings are at the start and after each epoch.
    pub apart: Vec<f64>,
    /// The weights after each reading of a round, when the trainings have come to go round.
    pub round: [[f64; 2]; 3],
    /// How far from the bottom each of these is.
    pub away: [f64; 3],
}

/// The learning rate of the trainings on single readings, and how many epochs are shown.
pub const ONLINE_RATE: f64 = RATES[3];
/// The epochs of the two trainings that the figure shows.
pub const EPOCHS: usize = 12;
/// Where the two trainings start.
pub const TRAININGS: [[f64; 2]; 2] = [[0.0, 0.0], [3.0, 0.5]];

/// The delta rule on the tank's readings, one after the other: the weights at the start and after
/// each epoch.
pub fn epochs_of_tank(start: [f64; 2], learning_rate: f64, epochs: usize) -> Vec<[f64; 2]> {
    let readings = tank();
    let mut weights = start;
    let mut walked = vec![start];
    for _ in 0..epochs {
        for reading in &readings {
            delta_update(&mut weights, reading, learning_rate);
        }
        walked.push(weights);
    }
    walked
}

/// The limit of each reading.
pub fn one_sample() -> OneSample {
    let square = |sample: &crate::Sample| sample.input.iter().map(|x| x * x).sum();
    let squares: Vec<f64> = tank().iter().map(square).collect();
    let limits: Vec<f64> = squares.iter().map(|squares| limit(*squares)).collect();
    let edge = (9.0 - 17.0_f64.sqrt()) / 16.0;
    let [one, other] = TRAININGS.map(|start| epochs_of_tank(start, ONLINE_RATE, EPOCHS));
    // Long enough for every start to be forgotten.
    let mut weights = epochs_of_tank(TRAININGS[0], ONLINE_RATE, 400)[400];
    let readings = tank();
    let round = [0, 1, 2].map(|n| {
        delta_update(&mut weights, &readings[n], ONLINE_RATE);
        weights
    });
    let bottom = lowest(&readings);
    OneSample {
        edge,
        safe: limits.iter().copied().fold(f64::INFINITY, f64::min),
        squares,
        limits,
        rate: ONLINE_RATE,
        apart: one.iter().zip(&other).map(|(one, other)| distance(one, other)).collect(),
        round,
        away: round.map(|weights| distance(&weights, &bottom)),
    }
}
