//! More samples, and one sample at a time.

use ch03_learning_rule::Sample;
use ch05_gradient_descent::delta_update;
use serde::Serialize;

use super::{copied, sample};
use crate::{curvatures, factor, limit, train};

/// The same samples again and again.
#[derive(Serialize)]
pub struct Copies {
    pub learning_rate: f64,
    pub steps: usize,
    pub rows: Vec<CopyRow>,
}

/// One number of copies.
#[derive(Serialize)]
pub struct CopyRow {
    pub samples: usize,
    /// The curvature of the summed error along the steepest direction.
    pub steepest: f64,
    pub limit_of_sum: f64,
    pub limit_of_mean: f64,
    /// The error for each sample after the steps, descending on the sum.
    pub with_sum: f64,
    /// The error for each sample after the steps, descending on the mean.
    pub with_mean: f64,
}

/// The bowl's samples once, 10 and 100 times.
pub fn copies() -> Copies {
    let (learning_rate, steps) = (0.4, 10);
    let row = |copies| {
        let samples = copied(copies);
        let count = samples.len() as f64;
        let steepest = curvatures(&samples)[1];
        let left = |rate| train(&mut [0.0, 0.0], &samples, rate, steps)[steps] / count;
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

/// The delta rule on one sample.
#[derive(Serialize)]
pub struct OneSample {
    pub input: Vec<f64>,
    pub target: f64,
    /// The summed squares of the inputs.
    pub squares: f64,
    pub limit: f64,
    pub rows: Vec<SampleRow>,
}

/// One rate.
#[derive(Serialize)]
pub struct SampleRow {
    pub learning_rate: f64,
    pub factor: f64,
    /// FE before the first update and after 1, 2 and 3.
    pub final_errors: Vec<f64>,
}

/// The sample of the delta rule's table.
pub fn single() -> Sample {
    sample(&[1.0, 2.0], 1.0)
}

/// Five rates on one sample.
pub fn one_sample() -> OneSample {
    let sample = single();
    let squares: f64 = sample.input.iter().map(|x| x * x).sum();
    let row = |learning_rate| {
        let mut weights = [0.0, 0.0];
        let final_errors =
            (0..4).map(|_| delta_update(&mut weights, &sample, learning_rate)).collect();
        SampleRow { learning_rate, factor: factor(learning_rate, squares), final_errors }
    };
    let rows = [0.1, 0.2, 0.3, 0.4, 0.5].map(row).into();
    OneSample { squares, limit: limit(squares), rows, input: sample.input, target: sample.target }
}
