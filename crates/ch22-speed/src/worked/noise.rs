//! How far the gradient of a few samples is from that of all of them.

use ch14_datasets::permutation;
use serde::Serialize;

use super::{network, training_part};
use crate::{Batch, Gradients, Network, Question, Samples};

/// How many batches of each size are drawn.
pub const DRAWS: u64 = 500;

/// The network of the page: after two epochs, where it has something left to learn.
pub fn page_network() -> (Network, Samples) {
    let samples = training_part(0);
    let mut network = network(0);
    for number in 0..2 {
        let order = permutation(samples.len(), number);
        crate::epoch(&mut network, Question::OneOf, &samples, &order, 8, 0.2);
    }
    (network, samples)
}

fn flat(gradients: &Gradients) -> Vec<f64> {
    let of = gradients.iter().flat_map(|layer| layer.weights.iter().chain(&layer.biases));
    of.copied().collect()
}

/// The gradients of batches of a size, drawn without putting back, and the gradient of all.
pub struct Scatter {
    pub all: Vec<f64>,
    pub drawn: Vec<Vec<f64>>,
}

/// Draws batches.
pub fn drawn(size: usize, draws: u64) -> Scatter {
    let (network, samples) = page_network();
    let mut batch = Batch::new(&network, samples.len());
    let everyone: Vec<usize> = (0..samples.len()).collect();
    let mut of =
        |numbers: &[usize]| flat(batch.gradients(&network, Question::OneOf, &samples, numbers));
    let all = of(&everyone);
    let one = |draw: u64| permutation(samples.len(), 77_000 + draw);
    Scatter { all, drawn: (0..draws).map(|draw| of(&one(draw)[..size])).collect() }
}

/// What a size comes to.
#[derive(Serialize)]
pub struct OfSize {
    /// How many samples a batch has.
    pub size: usize,
    /// The root of the mean squared distance from the gradient of all, counted.
    pub distance: f64,
    /// By Equation (22.4).
    pub formula: f64,
    /// Distance over the length of the gradient of all.
    pub relative: f64,
    /// The share of batches whose gradient points more than a right angle away.
    pub uphill: f64,
}

/// All sizes.
#[derive(Serialize)]
pub struct Noise {
    /// How many samples there are in all.
    pub samples: usize,
    /// How many batches are drawn for each size.
    pub draws: u64,
    /// The length of the gradient of all samples.
    pub length: f64,
    /// The spread of the gradients of single samples, sigma.
    pub spread: f64,
    /// One row for each size of batch.
    pub rows: Vec<OfSize>,
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn squared_distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// The experiment.
pub fn noise() -> Noise {
    let (network, samples) = page_network();
    let count = samples.len();
    let mut batch = Batch::new(&network, 1);
    let mut squares = 0.0;
    let all = drawn(1, 0).all;
    for number in 0..count {
        let one = flat(batch.gradients(&network, Question::OneOf, &samples, &[number]));
        squares += squared_distance(&one, &all);
    }
    let spread = (squares / count as f64).sqrt();
    let length = dot(&all, &all).sqrt();
    let rows = [1, 4, 16, 64].into_iter().map(|size| {
        let scatter = drawn(size, DRAWS);
        let mean =
            scatter.drawn.iter().map(|one| squared_distance(one, &all)).sum::<f64>() / DRAWS as f64;
        let uphill = scatter.drawn.iter().filter(|one| dot(one, &all) < 0.0).count();
        let left = (count - size) as f64 / (count - 1) as f64;
        OfSize {
            size,
            distance: mean.sqrt(),
            formula: spread * (left / size as f64).sqrt(),
            relative: mean.sqrt() / length,
            uphill: uphill as f64 / DRAWS as f64,
        }
    });
    Noise { samples: count, draws: DRAWS, length, spread, rows: rows.collect() }
}
