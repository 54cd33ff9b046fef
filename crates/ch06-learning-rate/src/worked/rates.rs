//! Chapter 5's descent, with other learning rates.

use ch03_learning_rule::Sample;
use ch05_gradient_descent::worked::{distance, lowest};
use serde::Serialize;

use super::tank;
use crate::{curvatures, limit, train};

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

/// A learning rate that is felt out.
#[derive(Serialize)]
pub struct Felt {
    /// The steps that each rate is tried for.
    pub steps: usize,
    /// The error at the start.
    pub start: f64,
    /// One try for each rate, each rate three times the one before.
    pub tries: Vec<Try>,
    /// The last rate at which the error fell.
    pub found: f64,
    /// A third of the limit, which the found rate lies above.
    pub third_of_limit: f64,
}

/// One learning rate, tried from the start.
#[derive(Serialize)]
pub struct Try {
    /// The learning rate.
    pub learning_rate: f64,
    /// The error after the steps.
    pub error: f64,
}

/// Tripling the rate of the tank until its error rises.
pub fn felt() -> Felt {
    let (samples, steps) = (tank(), 20);
    let attempt = |learning_rate: f64| train(&mut [0.0, 0.0], &samples, learning_rate, steps);
    let start = attempt(0.0)[0];
    let mut tries = vec![];
    let (mut rate, mut found) = (0.001, 0.0);
    loop {
        let error = attempt(rate)[steps];
        tries.push(Try { learning_rate: rate, error });
        if error > start {
            break;
        }
        (found, rate) = (rate, 3.0 * rate);
    }
    let [_, steepest] = curvatures(&samples);
    Felt { steps, start, tries, found, third_of_limit: limit(steepest) / 3.0 }
}
