//! The first five updates.

use ch08_sigmoid::half_squared_error;
use ch11_architecture::Network;
use serde::Serialize;

use super::{RATE, SAMPLES, SEED, network};
use crate::{Trainer, colours, correct, decide};

/// The samples, and the first five updates of the page's run.
#[derive(Serialize)]
pub struct FirstUpdates {
    /// How many samples.
    pub samples: usize,
    /// Samples whose target is 1.
    pub blue: usize,
    pub blue_share: f64,
    /// The right answers of a network that always answers 0.
    pub never_share: f64,
    /// The learning rate.
    pub learning_rate: f64,
    /// How many weights.
    pub weights: usize,
    /// Right answers before any update.
    pub correct: usize,
    /// The first five updates.
    pub updates: Vec<Update>,
    /// E of the five, each taken before its update.
    pub error: f64,
    /// E of the same five with the weights that the fifth update leaves.
    pub error_afterwards: f64,
}

/// One update.
#[derive(Serialize)]
pub struct Update {
    /// The inputs.
    pub input: Vec<f64>,
    /// The target.
    pub target: f64,
    /// The output with the weights of the start.
    pub output_at_start: f64,
    /// The output before the update.
    pub output: f64,
    /// The answer that it stands for.
    pub answer: f64,
    /// E before the update.
    pub error: f64,
    /// E for the same sample after it.
    pub error_afterwards: f64,
}

/// The first updates of the page's run.
pub fn first_updates() -> FirstUpdates {
    let samples = colours(SAMPLES, SEED);
    let blue = samples.targets.iter().filter(|&&target| target == 1.0).count();
    let mut trainer = Trainer::new(network(SEED), RATE);
    let right = correct(&trainer.network, &samples);
    let output = |network: &Network, input| match network.forward(input) {
        Ok(forward) => forward.post_o[0],
        Err(error) => panic!("{error}"),
    };
    let first: Vec<_> = samples.iter().take(5).collect();
    let updates: Vec<Update> = first
        .iter()
        .map(|&(input, target)| {
            let before = output(&trainer.network, input);
            let error = trainer.step(input, target);
            let after = output(&trainer.network, input);
            Update {
                input: input.to_vec(),
                target: target[0],
                output_at_start: output(&network(SEED), input),
                output: before,
                answer: decide(before),
                error,
                error_afterwards: half_squared_error(after, target[0]),
            }
        })
        .collect();
    let weights = trainer.network.i_to_h.len() + trainer.network.h_to_o.len();
    FirstUpdates {
        samples: SAMPLES,
        blue,
        blue_share: blue as f64 / SAMPLES as f64,
        never_share: (SAMPLES - blue) as f64 / SAMPLES as f64,
        learning_rate: RATE,
        weights,
        correct: right,
        error: updates.iter().map(|update| update.error).sum(),
        error_afterwards: first
            .iter()
            .map(|&(input, target)| half_squared_error(output(&trainer.network, input), target[0]))
            .sum(),
        updates,
    }
}
