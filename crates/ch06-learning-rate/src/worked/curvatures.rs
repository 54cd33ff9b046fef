//! Two weights, two curvatures: how many steps, and what the inputs have to do with it.

use ch03_learning_rule::Sample;
use ch05_gradient_descent::gradient;
use ch05_gradient_descent::worked::lowest;
use serde::Serialize;

use super::{SHARE, in_unit, sum_and_difference, tank};
use crate::{best_rate, curvatures, factor, limit, steps_needed};

/// The two directions of the tank's bowl.
#[derive(Serialize)]
pub struct Bowl {
    /// The curvatures, flattest first.
    pub curvatures: [f64; 2],
    /// The weights at the bottom.
    pub bottom: [f64; 2],
    /// The gradient one unit of both weights from the bottom, to different sides.
    pub flat_gradient: Vec<f64>,
    /// The gradient where the weights are moved to the same side.
    pub steep_gradient: Vec<f64>,
    /// The learning rates at which each direction starts to grow.
    pub limits: [f64; 2],
    /// The condition number: the larger curvature over the smaller.
    pub condition: f64,
    /// The rate at which the steep direction lands in one step.
    pub lands: f64,
    /// The learning rate that is best for both directions.
    pub best_rate: f64,
    /// The factors of both directions at the best rate.
    pub best_factors: [f64; 2],
    /// Chapter 5's rate, and the factors of both directions at it.
    pub rate: f64,
    /// The factor of each direction at a step.
    pub factors: [f64; 2],
    /// The distances of the start from the bottom.
    pub distances: [f64; 2],
    /// The error that either distance makes at the start.
    pub parts: [f64; 2],
    /// What the readings leave at the bottom.
    pub least: f64,
    /// The error at the start.
    pub start: f64,
}

/// The bowl's directions.
pub fn directions() -> Bowl {
    let samples = tank();
    let curvatures = curvatures(&samples);
    let best_rate = best_rate(curvatures);
    let rate = ch05_gradient_descent::worked::LEARNING_RATE;
    let bottom = lowest(&samples);
    let from_bottom = |by: [f64; 2]| gradient(&[bottom[0] + by[0], bottom[1] + by[1]], &samples);
    let half = 0.5_f64.sqrt();
    let (x, y) = (-bottom[0], -bottom[1]);
    let distances = [half * (x - y), half * (x + y)];
    Bowl {
        curvatures,
        bottom,
        flat_gradient: from_bottom([1.0, -1.0]),
        steep_gradient: from_bottom([1.0, 1.0]),
        limits: curvatures.map(limit),
        condition: curvatures[1] / curvatures[0],
        lands: 1.0 / curvatures[1],
        best_rate,
        best_factors: curvatures.map(|curvature| factor(best_rate, curvature)),
        rate,
        factors: curvatures.map(|curvature| factor(rate, curvature)),
        distances,
        parts: [0, 1].map(|i| 0.5 * curvatures[i] * distances[i] * distances[i]),
        least: ch05_gradient_descent::error(&bottom, &samples),
        start: ch05_gradient_descent::error(&[0.0, 0.0], &samples),
    }
}

/// The steps that samples with two inputs need from weights of 0.
pub(super) fn steps(samples: &[Sample], rate: f64) -> Option<usize> {
    steps_needed(&[0.0, 0.0], &lowest(samples), samples, rate, SHARE)
}

/// How many steps training takes.
#[derive(Serialize)]
pub struct Needed {
    /// The share of the distance that is left in the end.
    pub share: f64,
    /// The learning rates.
    pub rates: Vec<f64>,
    /// The steps that each of them needs.
    pub steps: Vec<usize>,
    /// The share that a step leaves of the distance in the slower of the two directions.
    pub slower: Vec<f64>,
    /// The steps until the hundredth is left there, from logarithms.
    pub by_formula: Vec<f64>,
    /// Condition numbers: the tank's and another.
    pub conditions: Vec<f64>,
    /// The steps from logarithms for each of them, at the best rate.
    pub by_condition: Vec<f64>,
    /// The steps that each of them needs at the best rate.
    pub steps_by_condition: Vec<usize>,
}

/// Steps on the tank's bowl at several rates.
pub fn needed() -> Needed {
    let samples = tank();
    let both = curvatures(&samples);
    let rates = vec![0.02, 0.05, 0.1, best_rate(both), 0.21, 0.22];
    let count = |kept: f64| libm::log(SHARE) / libm::log(kept);
    let slower: Vec<f64> = rates
        .iter()
        .map(|rate| both.map(|curvature| factor(*rate, curvature).abs()))
        .map(|[flat, steep]| flat.max(steep))
        .collect();
    let conditions = vec![directions().condition, 100.0];
    let by_condition: Vec<f64> =
        conditions.iter().map(|kappa| count((kappa - 1.0) / (kappa + 1.0))).collect();
    Needed {
        share: SHARE,
        steps: rates.iter().map(|rate| steps(&samples, *rate).unwrap_or(usize::MAX)).collect(),
        by_formula: slower.iter().copied().map(count).collect(),
        slower,
        rates,
        conditions,
        steps_by_condition: by_condition.iter().map(|steps| steps.ceil() as usize).collect(),
        by_condition,
    }
}

/// The curvature in every direction.
#[derive(Serialize)]
pub struct Angles {
    /// The summed squares of the first input.
    pub first: f64,
    /// The squares of the outlet's times added up, in square minutes.
    pub second: f64,
    /// The summed products of both.
    pub both: f64,
    /// What the squares of one input alone would give for a limit.
    pub naive_limit: f64,
}

/// The sums of Equation (6.8) for the tank.
pub fn angles() -> Angles {
    let samples = tank();
    let sum = |i: usize, j: usize| -> f64 { samples.iter().map(|s| s.input[i] * s.input[j]).sum() };
    Angles { first: sum(0, 0), second: sum(1, 1), both: sum(0, 1), naive_limit: limit(sum(0, 0)) }
}

/// The tank with other inputs.
#[derive(Serialize)]
pub struct Units {
    /// In minutes, with the outlet in seconds, and as a sum and a difference.
    pub rows: Vec<UnitRow>,
    /// The summed squares of the sum and of the difference, neither made smaller.
    pub sum_alone: [f64; 2],
}

/// One way to write down the same times.
#[derive(Serialize)]
pub struct UnitRow {
    pub curvatures: [f64; 2],
    /// The condition number.
    pub condition: f64,
    pub limit: f64,
    pub best_rate: f64,
    /// Steps at the best rate.
    pub steps: usize,
}

/// Three ways to write down the times of the tank.
pub fn units() -> Units {
    let row = |samples: Vec<Sample>| {
        let curvatures = curvatures(&samples);
        let best_rate = best_rate(curvatures);
        UnitRow {
            curvatures,
            condition: curvatures[1] / curvatures[0],
            limit: limit(curvatures[1]),
            best_rate,
            steps: steps(&samples, best_rate).unwrap_or(usize::MAX),
        }
    };
    let squares = |made: fn(&[f64]) -> f64| -> f64 {
        tank().iter().map(|sample| made(&sample.input) * made(&sample.input)).sum()
    };
    Units {
        rows: [tank(), in_unit(60.0), sum_and_difference()].map(row).into(),
        sum_alone: [squares(|input| input[0] + input[1]), squares(|input| input[0] - input[1])],
    }
}
