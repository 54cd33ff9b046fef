//! One weight: rates below and above the limit.

use ch03_learning_rule::Sample;
use ch05_gradient_descent::error;
use serde::Serialize;

use super::{bowl, one};
use crate::{factor, limit, train};

/// The bowl at several learning rates.
#[derive(Serialize)]
pub struct Rates {
    pub start: f64,
    /// The steps after which the error is told.
    pub steps: Vec<usize>,
    pub rows: Vec<RateRow>,
}

/// The errors at one learning rate.
#[derive(Serialize)]
pub struct RateRow {
    pub learning_rate: f64,
    /// The error after each of the steps.
    pub errors: Vec<f64>,
}

/// The rates of the first table.
pub const RATES: [f64; 4] = [0.02, 0.25, 0.45, 0.55];

/// The errors at these rates after these steps.
fn rates_of(samples: &[Sample], rates: &[f64], steps: &[usize]) -> Rates {
    let zero = vec![0.0; samples[0].input.len()];
    let last = steps.iter().copied().max().unwrap_or(0);
    let row = |&learning_rate: &f64| {
        let all = train(&mut zero.clone(), samples, learning_rate, last);
        RateRow { learning_rate, errors: steps.iter().map(|&step| all[step]).collect() }
    };
    Rates {
        start: error(&zero, samples),
        steps: steps.into(),
        rows: rates.iter().map(row).collect(),
    }
}

/// Too small, good, overshooting, diverging.
pub fn rates() -> Rates {
    rates_of(&bowl(), &RATES, &[1, 10, 50])
}

/// A little below the edge, on it, and a little above, with one weight.
pub fn edge() -> Rates {
    rates_of(&one(), &[0.499, 0.5, 0.501], &[1, 10, 100, 1000])
}

/// One weight, step by step.
#[derive(Serialize)]
pub struct OneWeight {
    pub input: f64,
    pub target: f64,
    pub curvature: f64,
    pub bottom: f64,
    /// The final error of a weight of 0.
    pub final_error: f64,
    /// The gradient at a weight of 0.
    pub gradient: f64,
    /// The learning rate that lands in one step.
    pub lands: f64,
    pub limit: f64,
    pub rows: Vec<WeightRow>,
}

/// The weight at one learning rate.
#[derive(Serialize)]
pub struct WeightRow {
    pub learning_rate: f64,
    /// What every step multiplies the distance by.
    pub factor: f64,
    /// The weight, before the first step and after each.
    pub weights: Vec<f64>,
}

/// Five rates with one weight.
pub fn one_weight() -> OneWeight {
    let samples = one();
    let (input, target) = (samples[0].input[0], samples[0].target);
    let curvature = input * input;
    let row = |learning_rate| {
        let mut weight = [0.0];
        let mut weights = vec![0.0];
        for _ in 0..4 {
            train(&mut weight, &samples, learning_rate, 1);
            weights.push(weight[0]);
        }
        WeightRow { learning_rate, factor: factor(learning_rate, curvature), weights }
    };
    OneWeight {
        input,
        target,
        curvature,
        bottom: target / input,
        final_error: -target,
        gradient: ch05_gradient_descent::gradient(&[0.0], &samples)[0],
        lands: 1.0 / curvature,
        limit: limit(curvature),
        rows: [0.05, 0.25, 0.4, 0.5, 0.55].map(row).into(),
    }
}

/// How a diverging training ends.
#[derive(Serialize)]
pub struct Overflow {
    pub learning_rate: f64,
    /// What every step multiplies the distance by.
    pub factor: f64,
    /// The error after 1, 2 and 3 steps.
    pub errors: Vec<f64>,
    /// The step after which the error is infinite.
    pub infinite: usize,
    /// The step after which it is no number at all.
    pub no_number: usize,
}

/// One weight at twice the limit.
pub fn overflow() -> Overflow {
    let learning_rate = 1.0;
    let errors = train(&mut [0.0], &one(), learning_rate, 1000);
    let first = |what: fn(f64) -> bool| errors.iter().position(|e| what(*e)).unwrap_or(usize::MAX);
    Overflow {
        learning_rate,
        factor: factor(learning_rate, 4.0),
        errors: errors[1..4].into(),
        infinite: first(f64::is_infinite),
        no_number: first(f64::is_nan),
    }
}
