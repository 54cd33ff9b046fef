//! The bottom by another road.

use ch03_learning_rule::Sample;
use serde::Serialize;

use crate::error;

/// The sums in the normal equations of two weights.
#[derive(Serialize)]
pub struct NormalEquations {
    /// The sum of the first inputs' squares.
    pub first_first: f64,
    /// The sum of the products of both inputs.
    pub first_second: f64,
    /// The sum of the second inputs' squares.
    pub second_second: f64,
    /// The sum of first inputs times targets.
    pub first_target: f64,
    /// The sum of second inputs times targets.
    pub second_target: f64,
    /// What the solutions are divided by.
    pub determinant: f64,
    /// The first weight times that.
    pub first_numerator: f64,
    /// The second weight times that.
    pub second_numerator: f64,
    /// The weights at the bottom.
    pub weights: [f64; 2],
    /// The error E at the bottom.
    pub error: f64,
}

/// The normal equations of samples with two inputs.
pub fn normal_equations(samples: &[Sample]) -> NormalEquations {
    let sum = |f: &dyn Fn(&Sample) -> f64| samples.iter().map(f).sum::<f64>();
    let first_first = sum(&|s| s.input[0] * s.input[0]);
    let first_second = sum(&|s| s.input[0] * s.input[1]);
    let second_second = sum(&|s| s.input[1] * s.input[1]);
    let first_target = sum(&|s| s.input[0] * s.target);
    let second_target = sum(&|s| s.input[1] * s.target);
    let determinant = first_first * second_second - first_second * first_second;
    let first_numerator = first_target * second_second - first_second * second_target;
    let second_numerator = first_first * second_target - first_second * first_target;
    let weights = [first_numerator / determinant, second_numerator / determinant];
    NormalEquations {
        first_first,
        first_second,
        second_second,
        first_target,
        second_target,
        determinant,
        first_numerator,
        second_numerator,
        weights,
        error: error(&weights, samples),
    }
}

/// The weights at the bottom of the bowl of samples with two inputs.
pub fn lowest(samples: &[Sample]) -> [f64; 2] {
    normal_equations(samples).weights
}
