//! # Chapter 13: validation
//!
//! What a network can be trusted with: bursts of three kinds in noise, samples split by what they
//! are for, right and wrong answers counted kind by kind, and how sure a share of them is.

use std::f64::consts::TAU;

pub use ch12_network::{Network, Samples, ndarray};
use ndarray::{Array1, Array2, ArrayView1, Axis};
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
pub use rand_chacha;
use rand_chacha::ChaCha8Rng;

pub mod figures;
pub mod worked;

/// What a burst can be, in the order of the network's outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A sine wave: output 0.
    Sine,
    /// A square wave: output 1.
    Square,
    /// A triangle wave: output 2.
    Triangle,
}

/// All kinds, each in the place of its output.
pub const KINDS: [Kind; 3] = [Kind::Sine, Kind::Square, Kind::Triangle];

/// How many values a burst has.
pub const POINTS: usize = 16;

/// The wave of a kind, between −1 and 1, so many `periods` after it has risen through zero.
pub fn wave(kind: Kind, periods: f64) -> f64 {
    let part = periods - periods.floor();
    match kind {
        Kind::Sine => libm::sin(TAU * part),
        Kind::Square if part < 0.5 => 1.0,
        Kind::Square => -1.0,
        Kind::Triangle => 1.0 - 4.0 * ((part + 0.25) % 1.0 - 0.5).abs(),
    }
}

/// A burst: one to two periods of a wave with an amplitude from 0.5 to 1.5, caught within an
/// eighth of a period of its rise through zero, and noise of standard deviation `noise`.
pub fn burst(kind: Kind, noise: f64, rng: &mut ChaCha8Rng) -> [f64; POINTS] {
    let cycles = rng.random_range(1.0..2.0);
    let start = rng.random_range(-0.125..0.125);
    let amplitude = rng.random_range(0.5..1.5);
    std::array::from_fn(|point| {
        let periods = start + cycles * point as f64 / POINTS as f64;
        amplitude * wave(kind, periods) + noise * gaussian(rng)
    })
}

/// A number from the normal distribution of mean 0 and standard deviation 1, made from two even
/// draws, Equation (13.1).
pub fn gaussian(rng: &mut ChaCha8Rng) -> f64 {
    let (u, v): (f64, f64) = (rng.random_range(0.0..1.0), rng.random_range(0.0..1.0));
    (-2.0 * libm::log(1.0 - u)).sqrt() * libm::cos(TAU * v)
}

/// Bursts as samples, the three kinds by turns. The target is 1 for the output of the burst's
/// kind and 0 for the other two. The same `seed` gives the same bursts at any level of noise.
pub fn bursts(count: usize, noise: f64, seed: u64) -> Samples {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut inputs = Array2::zeros((count, POINTS));
    let mut targets = Array2::zeros((count, KINDS.len()));
    for row in 0..count {
        let output = row % KINDS.len();
        let values = burst(KINDS[output], noise, &mut rng);
        inputs.row_mut(row).assign(&Array1::from_iter(values));
        targets[[row, output]] = 1.0;
    }
    Samples { inputs, targets }
}

/// The standard error of a share that was measured on so many samples, Equation (13.2).
pub fn standard_error(share: f64, samples: usize) -> f64 {
    (share * (1.0 - share) / samples as f64).sqrt()
}

/// Samples by what they are for.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// What the weights are fitted to.
    pub training: Samples,
    /// What everything else is chosen by.
    pub validation: Samples,
    /// What is looked at once, in the end.
    pub test: Samples,
}

/// Shuffles the samples and splits them in these parts: training, validation, test. What does not
/// divide evenly goes to the test set.
pub fn split(samples: &Samples, parts: [usize; 3], seed: u64) -> Split {
    let mut rows: Vec<usize> = (0..samples.len()).collect();
    rows.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    let size = |part: usize| rows.len() * part / parts.iter().sum::<usize>();
    let (training, others) = rows.split_at(size(parts[0]));
    let (validation, test) = others.split_at(size(parts[1]));
    Split {
        training: pick(samples, training),
        validation: pick(samples, validation),
        test: pick(samples, test),
    }
}

/// The samples of these rows, inputs and targets together.
pub fn pick(samples: &Samples, rows: &[usize]) -> Samples {
    Samples {
        inputs: samples.inputs.select(Axis(0), rows),
        targets: samples.targets.select(Axis(0), rows),
    }
}

/// The place of the largest value, of the first where several are.
pub fn largest(values: ArrayView1<f64>) -> usize {
    let mut best = 0;
    for (place, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = place;
        }
    }
    best
}

/// The network's answer: the place of its largest output.
///
/// # Panics
///
/// If the input does not fit the network.
pub fn answer(network: &Network, input: ArrayView1<f64>) -> usize {
    let forward = network.forward(input).expect("an input that fits the network");
    largest(forward.post_o.view())
}

/// Counts of answers: a row for each true kind, a column for each answer.
pub type Confusion = [[usize; 3]; 3];

/// The confusion matrix of whatever answers an input with 0, 1 or 2.
pub fn confusion(samples: &Samples, answer: impl Fn(ArrayView1<f64>) -> usize) -> Confusion {
    let mut counts = [[0; 3]; 3];
    for (input, target) in samples.iter() {
        counts[largest(target)][answer(input)] += 1;
    }
    counts
}

/// The share of right answers among all.
pub fn accuracy(confusion: &Confusion) -> f64 {
    let right: usize = (0..3).map(|kind| confusion[kind][kind]).sum();
    right as f64 / confusion.iter().flatten().sum::<usize>() as f64
}

/// For each true kind the share of its samples that are answered rightly.
pub fn accuracy_by_kind(confusion: &Confusion) -> [f64; 3] {
    [0, 1, 2]
        .map(|kind| confusion[kind][kind] as f64 / confusion[kind].iter().sum::<usize>() as f64)
}

/// How many numbers of periods templates come in.
pub const CYCLES: usize = 21;
/// How many places they start at.
pub const STARTS: usize = 11;

/// Bursts without noise to compare others with: as many of each kind, all of length 1 as vectors.
#[derive(Clone, Debug)]
pub struct Templates {
    /// One template a row, in the order of the kinds.
    pub rows: Array2<f64>,
}

impl Templates {
    /// Every kind with 21 numbers of periods and 11 starts, evenly over the ranges that bursts are made in.
    pub fn all() -> Templates {
        let mut rows = Array2::zeros((KINDS.len() * CYCLES * STARTS, POINTS));
        for (number, mut row) in rows.rows_mut().into_iter().enumerate() {
            let kind = KINDS[number / (CYCLES * STARTS)];
            let cycles = 1.0 + (number % CYCLES) as f64 / (CYCLES - 1) as f64;
            let place = (number / CYCLES % STARTS) as f64 / (STARTS - 1) as f64;
            for (point, value) in row.iter_mut().enumerate() {
                let periods = 0.25 * (place - 0.5) + cycles * point as f64 / POINTS as f64;
                *value = wave(kind, periods);
            }
            let norm = row.dot(&row).sqrt();
            row /= norm;
        }
        Templates { rows }
    }

    /// The kind of the template that has the largest dot product with the input.
    pub fn answer(&self, input: ArrayView1<f64>) -> usize {
        largest(self.rows.dot(&input).view()) / (CYCLES * STARTS)
    }
}

/// The expected share of right answers of the best of `guessers`, each of whom is right with
/// probability `chance`, independently, on each of `samples` samples, Equation (13.3).
pub fn expected_best(guessers: i32, samples: usize, chance: f64) -> f64 {
    let mut probability = libm::pow(1.0 - chance, samples as f64);
    let mut up_to = probability;
    let mut best = 0.0;
    for right in 1..=samples {
        best += 1.0 - libm::pow(up_to, f64::from(guessers));
        let left = (samples + 1 - right) as f64;
        probability *= left / right as f64 * chance / (1.0 - chance);
        up_to += probability;
    }
    best / samples as f64
}
