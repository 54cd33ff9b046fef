//! Chapter 5's descent, with other learning rates.

use ch03_learning_rule::Sample;
use ch05_gradient_descent::worked::{distance, lowest};
use serde::Serialize;

use super::tank;
use crate::train;

/// The tank's bowl at several learning rates.
#[derive(Serialize)]
pub struct Rates {
    /// How far from the bottom the descent starts.
    pub start: f64,
    /// The steps after which the distance is told.
    pub steps: Vec<usize>,
    /// One row for each learning rate.
    pub rows: Vec<RateRow>,
}

/// The distances at one learning rate.
#[derive(Serialize)]
pub struct RateRow {
    /// The learning rate.
    pub learning_rate: f64,
    /// How far from the bottom the weights are after each of the steps.
    pub distances: Vec<f64>,
}

/// The rates of the first table.
pub const RATES: [f64; 4] = [0.02, 0.1, 0.2, 0.24];

/// The weights at the start and after each step.
pub fn walk(start: &[f64], samples: &[Sample], learning_rate: f64, steps: usize) -> Vec<Vec<f64>> {
    let mut weights = start.to_vec();
    let mut walked = vec![weights.clone()];
    for _ in 0..steps {
        train(&mut weights, samples, learning_rate, 1);
        walked.push(weights.clone());
    }
    walked
}

/// Too small, chapter 5's, the best, and too large.
pub fn rates() -> Rates {
    let (samples, steps) = (tank(), [1, 20, 40]);
    let bottom = lowest(&samples);
    let row = |learning_rate| {
        let walked = walk(&[0.0, 0.0], &samples, learning_rate, 40);
        let distances = steps.map(|step| distance(&walked[step], &bottom));
        RateRow { learning_rate, distances: distances.into() }
    };
    Rates {
        start: distance(&[0.0, 0.0], &bottom),
        steps: steps.into(),
        rows: RATES.map(row).into(),
    }
}
