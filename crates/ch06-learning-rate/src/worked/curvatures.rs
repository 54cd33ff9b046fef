//! Two weights, two curvatures: how many steps, and what the inputs have to do with it.

use serde::Serialize;

use super::{SHARE, agreeing, bowl, scaled};
use crate::{best_rate, curvatures, factor, limit, steps_needed, train};

/// The two directions of the bowl.
#[derive(Serialize)]
pub struct Bowl {
    /// The curvatures, flattest first.
    pub curvatures: [f64; 2],
    pub bottom: [f64; 2],
    pub limits: [f64; 2],
    pub condition: f64,
    /// The rate at which the steep direction lands in one step.
    pub lands: f64,
    /// The factor of the flat direction at that rate.
    pub flat_factor: f64,
    pub best_rate: f64,
    /// The factors of both directions at the best rate.
    pub best_factors: [f64; 2],
    /// The distances of the start from the bottom.
    pub distances: [f64; 2],
    /// The error that either distance makes at the start.
    pub parts: [f64; 2],
    pub learning_rate: f64,
    pub steps: usize,
    pub factors: [f64; 2],
    /// What is left of either part after the steps, by the formula.
    pub parts_left: [f64; 2],
    pub left: f64,
}

/// The bowl's directions.
pub fn directions() -> Bowl {
    let curvatures = curvatures(&bowl());
    let best_rate = best_rate(curvatures);
    let (learning_rate, steps, distances) = (0.45, 10, [-4.0, -1.0]);
    let factors = curvatures.map(|curvature| factor(learning_rate, curvature));
    let parts = [0, 1].map(|i| 0.5 * curvatures[i] * distances[i] * distances[i]);
    let parts_left = [0, 1].map(|i| (0..2 * steps).fold(parts[i], |left, _| left * factors[i]));
    Bowl {
        curvatures,
        bottom: [4.0, 1.0],
        limits: curvatures.map(limit),
        condition: curvatures[1] / curvatures[0],
        lands: 1.0 / curvatures[1],
        flat_factor: factor(1.0 / curvatures[1], curvatures[0]),
        best_rate,
        best_factors: curvatures.map(|curvature| factor(best_rate, curvature)),
        distances,
        parts,
        learning_rate,
        steps,
        factors,
        parts_left,
        left: parts_left.iter().sum(),
    }
}

/// How many steps training takes.
#[derive(Serialize)]
pub struct Needed {
    /// The share of the error that is left in the end.
    pub share: f64,
    pub rates: Vec<f64>,
    /// The steps that each of them needs.
    pub steps: Vec<usize>,
    /// The fewest steps of all rates.
    pub fewest: usize,
    /// The smallest and the largest rate, in thousandths, that need no more.
    pub fewest_from: f64,
    pub fewest_to: f64,
}

/// Steps on the bowl at several rates, and the best of all thousandths below the limit.
pub fn needed() -> Needed {
    let samples = bowl();
    let steps = |rate: f64| steps_needed(&[0.0, 0.0], &samples, rate, SHARE).unwrap_or(usize::MAX);
    let rates = vec![0.02, 0.05, 0.1, 0.25, best_rate(curvatures(&samples)), 0.49, 0.499];
    let all: Vec<(usize, f64)> =
        (1..500).map(|n| f64::from(n) / 1000.0).map(|rate| (steps(rate), rate)).collect();
    let fewest = all.iter().map(|(steps, _)| *steps).min().unwrap_or(usize::MAX);
    let of_fewest: Vec<f64> =
        all.iter().filter(|(steps, _)| *steps == fewest).map(|(_, rate)| *rate).collect();
    Needed {
        share: SHARE,
        steps: rates.iter().map(|rate| steps(*rate)).collect(),
        rates,
        fewest,
        fewest_from: of_fewest[0],
        fewest_to: of_fewest[of_fewest.len() - 1],
    }
}

/// The bowl with the second input in several units.
#[derive(Serialize)]
pub struct Units {
    pub rows: Vec<UnitRow>,
}

/// The bowl in one unit.
#[derive(Serialize)]
pub struct UnitRow {
    /// The second input of the second sample.
    pub input: f64,
    pub curvatures: [f64; 2],
    pub condition: f64,
    pub limit: f64,
    pub best_rate: f64,
    /// Steps at the best rate.
    pub steps: usize,
}

/// As it is, ten times as large, and scaled to the size of the first input.
pub fn units() -> Units {
    let row = |unit| {
        let samples = scaled(unit);
        let curvatures = curvatures(&samples);
        let best_rate = best_rate(curvatures);
        UnitRow {
            input: samples[1].input[1],
            curvatures,
            condition: curvatures[1] / curvatures[0],
            limit: limit(curvatures[1]),
            best_rate,
            steps: steps_needed(&[0.0, 0.0], &samples, best_rate, SHARE).unwrap_or(usize::MAX),
        }
    };
    Units { rows: [1.0, 10.0, 0.25].map(row).into() }
}

/// Inputs that say nearly the same.
#[derive(Serialize)]
pub struct Agreeing {
    pub targets: Vec<f64>,
    /// The summed squares of either input.
    pub squares: f64,
    /// The summed products of both.
    pub products: f64,
    /// What the squares alone would give for a limit.
    pub naive_limit: f64,
    pub curvatures: [f64; 2],
    pub condition: f64,
    pub limit: f64,
    /// A rate between the two limits.
    pub learning_rate: f64,
    pub start: f64,
    /// The error after 20 steps at that rate.
    pub error: f64,
    /// The error that the start has in either direction, the flattest first.
    pub parts: [f64; 2],
    /// How many steps leave a thousandth of it at the best rate.
    pub best_steps: usize,
    /// A smaller rate.
    pub quicker_rate: f64,
    pub quicker_steps: usize,
}

/// Curvatures that no single input shows.
pub fn agreeing_inputs() -> Agreeing {
    let samples = agreeing();
    let sum = |i: usize, j: usize| -> f64 { samples.iter().map(|s| s.input[i] * s.input[j]).sum() };
    let curvatures = curvatures(&samples);
    let learning_rate = 1.2;
    let errors = train(&mut [0.0, 0.0], &samples, learning_rate, 20);
    // The bottom is at 2 and 0, so the start is √2 away from it along either diagonal.
    let parts = curvatures.map(|curvature| 0.5 * curvature * 2.0);
    let steps = |rate| steps_needed(&[0.0, 0.0], &samples, rate, SHARE).unwrap_or(usize::MAX);
    let quicker_rate = 0.9 * limit(curvatures[1]);
    Agreeing {
        targets: samples.iter().map(|sample| sample.target).collect(),
        best_steps: steps(best_rate(curvatures)),
        quicker_steps: steps(quicker_rate),
        quicker_rate,
        parts,
        squares: sum(0, 0),
        products: sum(0, 1),
        naive_limit: limit(sum(0, 0)),
        curvatures,
        condition: curvatures[1] / curvatures[0],
        limit: limit(curvatures[1]),
        learning_rate,
        start: errors[0],
        error: errors[20],
    }
}
