//! One sample at a time.

use serde::Serialize;

use super::{LEARNING_RATE, bowl, distance, lowest, path};
use crate::{delta_update, error};

/// One update of the delta rule.
#[derive(Serialize)]
pub struct Update {
    /// The final error FE.
    pub final_error: f64,
    /// The weights after the update.
    pub weights: Vec<f64>,
}

/// Where the delta rule ends up at one learning rate.
#[derive(Serialize)]
pub struct Circle {
    /// The learning rate.
    pub learning_rate: f64,
    /// The weights after each of the three samples, once nothing changes from epoch to epoch.
    pub weights: Vec<[f64; 2]>,
    /// How far each of them is from the bottom.
    pub distances: Vec<f64>,
    /// How far the farthest of them is.
    pub distance: f64,
    /// E at the last of them.
    pub error: f64,
}

/// The delta rule on the bowl.
#[derive(Serialize)]
pub struct Online {
    pub learning_rate: f64,
    /// The first updates.
    pub first: Vec<Update>,
    /// The weights after one step on all samples, for comparison.
    pub all_at_once: Vec<f64>,
    /// Where it ends up.
    pub circles: Vec<Circle>,
}

/// The weights at the start and after each single update.
pub fn online_path(start: [f64; 2], learning_rate: f64, epochs: usize) -> Vec<[f64; 2]> {
    let mut weights = start;
    let mut path = vec![weights];
    for _ in 0..epochs {
        for sample in &bowl() {
            delta_update(&mut weights, sample, learning_rate);
            path.push(weights);
        }
    }
    path
}

/// The delta rule, by hand and for a long time.
pub fn online() -> Online {
    let samples = bowl();
    let mut weights = [0.0, 0.0];
    let first = samples.iter().map(|sample| Update {
        final_error: delta_update(&mut weights, sample, LEARNING_RATE),
        weights: weights.into(),
    });
    let first = first.collect();
    let circles = [0.1, 0.05, 0.025].map(|learning_rate| {
        let path = online_path([0.0, 0.0], learning_rate, 4000);
        let round = path[path.len() - 3..].to_vec();
        let distances: Vec<f64> =
            round.iter().map(|weights| distance(weights, &lowest(&samples))).collect();
        Circle {
            learning_rate,
            distance: distances.iter().copied().fold(0.0, f64::max),
            distances,
            error: error(&round[2], &samples),
            weights: round,
        }
    });
    Online {
        learning_rate: LEARNING_RATE,
        first,
        all_at_once: path([0.0, 0.0], LEARNING_RATE, 1)[1].into(),
        circles: circles.into(),
    }
}
