//! Questions with four cases, and what one node makes of them.

use ch01_perceptron::{perceptron, preactivation, unit_step};
use ch03_learning_rule::{Sample, epoch, update};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

use super::{AND_TARGETS, XOR, corners};
use crate::{AND, NAND, OR, truth_table, with_one};

/// A preactivation and the answer.
#[derive(Serialize)]
pub struct Answer {
    /// The preactivation.
    pub pre: f64,
    /// 0 or 1.
    pub answer: f64,
}

fn answer(input: &[f64], weights: &[f64]) -> Answer {
    let pre = preactivation(&with_one(input), weights);
    Answer { pre, answer: unit_step(pre) }
}

/// One row of the table of single nodes.
#[derive(Serialize)]
pub struct NodesRow {
    /// The inputs.
    pub input: Vec<f64>,
    /// The node for AND.
    pub and: Answer,
    /// The node for OR.
    pub or: Answer,
    /// The node for NAND.
    pub nand: Answer,
}

/// Three single nodes.
#[derive(Serialize)]
pub struct Nodes {
    /// The weights of AND.
    pub and: [f64; 3],
    pub or: [f64; 3],
    pub nand: [f64; 3],
    /// The inputs 00, 01, 10, 11.
    pub rows: Vec<NodesRow>,
}

/// AND, OR and NAND on all inputs.
pub fn nodes() -> Nodes {
    let row = |input: Vec<f64>| NodesRow {
        and: answer(&input, &AND),
        or: answer(&input, &OR),
        nand: answer(&input, &NAND),
        input,
    };
    Nodes { and: AND, or: OR, nand: NAND, rows: corners().into_iter().map(row).collect() }
}

/// All weights of a grid, tried out.
#[derive(Serialize)]
pub struct Grid {
    /// The largest weight; the smallest is its negative.
    pub reach: f64,
    /// The distance of two neighbours.
    pub step: f64,
    /// How many values each weight takes.
    pub values: usize,
    /// The triples of weights.
    pub nodes: usize,
    /// How many triples have 0, 1, 2, 3 and 4 right answers to AND.
    pub and: [usize; 5],
    /// How many choices answer so many cases of XOR right.
    pub xor: [usize; 5],
    /// How many different functions are there among them.
    pub functions: usize,
}

/// Two weights and a bias from −5 to 5 in tenths. They are whole numbers here, ten times as large,
/// since a factor of all weights changes no answer.
pub fn grid() -> Grid {
    let tenths = 50_i32;
    let inputs: Vec<Vec<f64>> = corners().iter().map(|corner| with_one(corner)).collect();
    let mut counts = [0_usize; 16];
    let range = || (-tenths..=tenths).map(f64::from);
    for first in range() {
        for second in range() {
            for bias in range() {
                let function: usize = inputs
                    .iter()
                    .enumerate()
                    .map(|(row, input)| (perceptron(input, &[first, second, bias]) as usize) << row)
                    .sum();
                counts[function] += 1;
            }
        }
    }
    let right = |targets: [f64; 4]| {
        let mut by_right = [0; 5];
        for (function, count) in counts.iter().enumerate() {
            let says = |row: usize| ((function >> row) & 1) as f64;
            by_right[(0..4).filter(|row| says(*row) == targets[*row]).count()] += count;
        }
        by_right
    };
    Grid {
        reach: 5.0,
        step: 0.1,
        values: 2 * tenths as usize + 1,
        nodes: counts.iter().sum(),
        and: right(AND_TARGETS),
        xor: right(XOR),
        functions: counts.iter().filter(|count| **count > 0).count(),
    }
}

/// One answer of the rule's round.
#[derive(Serialize)]
pub struct CycleStep {
    /// The inputs.
    pub input: Vec<f64>,
    pub target: f64,
    /// The preactivation.
    pub pre: f64,
    pub final_error: f64,
    /// What the update adds to the weights.
    pub change: Vec<f64>,
    /// The weights afterwards.
    pub weights: Vec<f64>,
}

/// The perceptron's rule on XOR.
#[derive(Serialize)]
pub struct Cycle {
    /// Mistakes in the first epochs.
    pub first_mistakes: Vec<usize>,
    /// The epoch that the table shows.
    pub epoch: usize,
    /// The weights before the epoch.
    pub before: Vec<f64>,
    /// The answers of one epoch.
    pub steps: Vec<CycleStep>,
    /// What the four updates add up to.
    pub sum: Vec<f64>,
    /// How many epochs of training.
    pub epochs: usize,
    /// The fewest mistakes in any of them from the table's on.
    pub fewest: usize,
    pub most: usize,
}

/// The round alone, without the epochs after it.
pub fn cycle_steps() -> Cycle {
    cycle_of(3)
}

/// From zero at a learning rate of 1.
pub fn cycle() -> Cycle {
    cycle_of(1000)
}

fn cycle_of(epochs: usize) -> Cycle {
    let (samples, shown) = (truth_table(&XOR), 3);
    let mut weights = vec![0.0; 3];
    let mut first_mistakes: Vec<usize> =
        (1..shown).map(|_| epoch(&mut weights, &samples, 1.0)).collect();
    let before = weights.clone();
    let steps: Vec<CycleStep> = samples
        .iter()
        .map(|sample| {
            let (pre, old) = (preactivation(&sample.input, &weights), weights.clone());
            let final_error = update(&mut weights, sample, 1.0);
            let change = weights.iter().zip(&old).map(|(new, old)| new - old).collect();
            let (input, target) = (sample.input[..2].to_vec(), sample.target);
            CycleStep { input, target, pre, final_error, change, weights: weights.clone() }
        })
        .collect();
    let sum = (0..3).map(|i| steps.iter().map(|step| step.change[i]).sum()).collect();
    first_mistakes.push(steps.iter().filter(|step| step.final_error != 0.0).count());
    let later: Vec<usize> = (shown..epochs).map(|_| epoch(&mut weights, &samples, 1.0)).collect();
    Cycle {
        first_mistakes,
        epoch: shown,
        before,
        steps,
        sum,
        epochs,
        fewest: later.iter().copied().min().unwrap_or(0),
        most: later.iter().copied().max().unwrap_or(0),
    }
}

/// The rule from many starts.
#[derive(Serialize)]
pub struct Starts {
    /// How many seeds.
    pub seeds: usize,
    /// How many epochs each start has.
    pub epochs: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// How many of the starts come to an epoch without a mistake on AND.
    pub and_finished: usize,
    /// The epoch in which the slowest start makes no mistake for the first time.
    pub and_slowest: usize,
    pub xor_finished: usize,
}

/// Two weights and a bias, drawn uniformly from −1 to 1.
pub fn start(seed: u64) -> Vec<f64> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    (0..3).map(|_| rng.random_range(-1.0..1.0)).collect()
}

/// AND and XOR from a hundred starts.
pub fn starts() -> Starts {
    let (seeds, epochs, learning_rate) = (100, 1000, 0.1);
    let (and, xor) = (truth_table(&AND_TARGETS), truth_table(&XOR));
    let run = |samples: &[Sample], seed| {
        let mut weights = start(seed);
        (1..=epochs).find(|_| epoch(&mut weights, samples, learning_rate) == 0)
    };
    let and: Vec<usize> = (0..seeds).filter_map(|seed| run(&and, seed)).collect();
    Starts {
        seeds: seeds as usize,
        epochs,
        learning_rate,
        and_finished: and.len(),
        and_slowest: and.iter().copied().max().unwrap_or(usize::MAX),
        xor_finished: (0..seeds).filter_map(|seed| run(&xor, seed)).count(),
    }
}
