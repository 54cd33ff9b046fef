//! One weight: rates below and above the limit.

use ch05_gradient_descent::worked::parabola;
use serde::Serialize;

use super::walk;
use crate::{factor, limit, train};

/// One weight, step by step: the inlet alone.
#[derive(Serialize)]
pub struct OneWeight {
    /// The input.
    pub input: f64,
    /// The target.
    pub target: f64,
    /// The curvature: the square of the input.
    pub curvature: f64,
    /// The weight at the bottom.
    pub bottom: f64,
    /// The final error of a weight of 0.
    pub final_error: f64,
    /// The gradient at a weight of 0.
    pub gradient: f64,
    /// The learning rate that lands in one step.
    pub lands: f64,
    /// The learning rate at which it starts to grow.
    pub limit: f64,
    /// One row for each learning rate.
    pub rows: Vec<WeightRow>,
}

/// The weight at one learning rate.
#[derive(Serialize)]
pub struct WeightRow {
    /// The learning rate.
    pub learning_rate: f64,
    /// What every step multiplies the distance by.
    pub factor: f64,
    /// The weight, before the first step and after each.
    pub weights: Vec<f64>,
}

/// Five rates with one weight.
pub fn one_weight() -> OneWeight {
    let samples = parabola();
    let (input, target) = (samples[0].input[0], samples[0].target);
    let curvature = input * input;
    let row = |learning_rate| WeightRow {
        learning_rate,
        factor: factor(learning_rate, curvature),
        weights: walk(&[0.0], &samples, learning_rate, 3).into_iter().map(|w| w[0]).collect(),
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
    /// The learning rate.
    pub learning_rate: f64,
    /// What every step multiplies the distance by.
    pub factor: f64,
    /// The error at the start and after 1 and 2 steps.
    pub errors: Vec<f64>,
    /// The step after which the error is infinite.
    pub infinite: usize,
    /// The step after which it is no number at all.
    pub no_number: usize,
}

/// One weight at twice the limit.
pub fn overflow() -> Overflow {
    let learning_rate = 1.0;
    let errors = train(&mut [0.0], &parabola(), learning_rate, 1000);
    let first = |what: fn(f64) -> bool| errors.iter().position(|e| what(*e)).unwrap_or(usize::MAX);
    Overflow {
        learning_rate,
        factor: factor(learning_rate, 4.0),
        errors: errors[..3].into(),
        infinite: first(f64::is_infinite),
        no_number: first(f64::is_nan),
    }
}
