//! A batch of three samples and a single weight: sum and mean.

use serde::Serialize;

/// Inputs and targets: a linear node with one weight and no bias.
pub const SAMPLES: [(f64, f64); 3] = [(1.0, 1.0), (2.0, 1.0), (2.0, 3.0)];

/// The learning rate of the page.
pub const RATE: f64 = 0.1;

/// The gradient of one sample at a weight: final error times input.
pub fn gradient(weight: f64, (input, target): (f64, f64)) -> f64 {
    (weight * input - target) * input
}

/// The batch by hand.
#[derive(Serialize)]
pub struct ByHand {
    /// The weight before the update.
    pub weight: f64,
    /// The gradient of a sample, formed with the weight before the update.
    pub gradients: Vec<f64>,
    /// The sum of the three gradients.
    pub sum: f64,
    /// The mean of the three gradients.
    pub mean: f64,
    /// The learning rate.
    pub rate: f64,
    /// The weight after one update by the sum of the gradients.
    pub by_sum: f64,
    /// The weight after one update by the mean of the gradients.
    pub by_mean: f64,
    /// The weight after three updates one by one.
    pub one_by_one: f64,
    /// The learning rate at which the mean moves the weight as far as the sum did.
    pub scaled_rate: f64,
    /// Batches of these three samples, over and over.
    pub sizes: Vec<OfSize>,
    /// The weight at which the error is least.
    pub bottom: f64,
}

/// What a larger batch of the same samples does.
#[derive(Serialize)]
pub struct OfSize {
    /// How many samples the batch has.
    pub size: usize,
    /// The sum of the gradients at the weight 0.
    pub sum: f64,
    pub mean: f64,
    /// The rate from which on the weight runs away, for sum and mean.
    pub sum_limit: f64,
    /// The rate from which on the weight runs away, for the mean.
    pub mean_limit: f64,
    /// The weight after five updates.
    pub sum_after_5: f64,
    /// The weight after five updates by the mean.
    pub mean_after_5: f64,
}

/// Weights after each update of a run.
pub struct Steps {
    pub weights: Vec<f64>,
}

/// Updates by the sum or the mean over a batch of `copies` times the three samples.
pub fn steps(copies: usize, by_mean: bool, rate: f64, updates: usize) -> Steps {
    let mut weight = 0.0;
    let mut weights = vec![weight];
    let count = (SAMPLES.len() * copies) as f64;
    for _ in 0..updates {
        let sum: f64 = SAMPLES.iter().map(|sample| gradient(weight, *sample)).sum();
        let sum = sum * copies as f64;
        weight -= rate * if by_mean { sum / count } else { sum };
        weights.push(weight);
    }
    Steps { weights }
}

/// The numbers of the page.
pub fn by_hand() -> ByHand {
    let weight = 0.0;
    let gradients: Vec<f64> = SAMPLES.iter().map(|sample| gradient(weight, *sample)).collect();
    let sum: f64 = gradients.iter().sum();
    let mean = sum / gradients.len() as f64;
    let one_by_one =
        SAMPLES.iter().fold(weight, |weight, sample| weight - RATE * gradient(weight, *sample));
    let curvature: f64 = SAMPLES.iter().map(|(input, _)| input * input).sum();
    let cross: f64 = SAMPLES.iter().map(|(input, target)| input * target).sum();
    let sizes = [1, 2, 10].into_iter().map(|copies| {
        let count = (SAMPLES.len() * copies) as f64;
        let sum = sum * copies as f64;
        let last = |by_mean| *steps(copies, by_mean, RATE, 5).weights.last().expect("updates");
        OfSize {
            size: SAMPLES.len() * copies,
            sum,
            mean: sum / count,
            sum_limit: 2.0 / (curvature * copies as f64),
            mean_limit: 2.0 / (curvature / SAMPLES.len() as f64),
            sum_after_5: last(false),
            mean_after_5: last(true),
        }
    });
    ByHand {
        weight,
        sum,
        mean,
        rate: RATE,
        by_sum: weight - RATE * sum,
        by_mean: weight - RATE * mean,
        one_by_one,
        scaled_rate: RATE * SAMPLES.len() as f64,
        sizes: sizes.collect(),
        bottom: cross / curvature,
        gradients,
    }
}
