//! A task whose truth we know.

use std::f64::consts::PI;

use ch11_architecture::ndarray::Array1;
use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{EPOCHS, HIDDEN, LEARNING_RATE, NOISE, SAMPLES, share, trained, usual};
use crate::{KINDS, POINTS, answer, bursts, largest};

/// A filter that is known before it is built.
#[derive(Serialize, Deserialize)]
pub struct Designed {
    /// A frequency, as a share of the sampling rate.
    pub frequencies: Vec<f64>,
    /// The gain of the moving average at that frequency, by the formula above it.
    pub gains: Vec<f64>,
}

/// The gain of a moving average of four values at a frequency.
pub fn moving_average_gain(frequency: f64) -> f64 {
    (libm::sin(4.0 * PI * frequency) / (4.0 * libm::sin(PI * frequency))).abs()
}

/// Four taps of one quarter each.
pub fn designed() -> Designed {
    let frequencies = vec![0.125, 0.25];
    let gains = frequencies.iter().map(|&frequency| moving_average_gain(frequency)).collect();
    Designed { frequencies, gains }
}

/// Networks that have seen the same samples.
#[derive(Serialize, Deserialize)]
pub struct SameSamples {
    /// How many networks.
    pub networks: u64,
    pub pairs: usize,
    /// How many samples they have all been trained on.
    pub samples: usize,
    /// How many new bursts each network is asked about.
    pub new: usize,
    /// The share of right answers to the training samples.
    pub seen: Spread,
    /// The share of right answers to bursts the network has not seen.
    pub unseen: Spread,
    /// The share of new samples on which two networks give different answers.
    pub differ: Spread,
}

/// One training set, several starts.
pub fn same_samples() -> SameSamples {
    let (networks, new) = (10, 1000);
    let training = bursts(SAMPLES, NOISE, 1000);
    let others = bursts(new, NOISE, 5000);
    let runs = over_seeds(networks, |seed| {
        let network = trained(&training, HIDDEN, LEARNING_RATE, EPOCHS, seed);
        let answers: Vec<usize> = others.iter().map(|(input, _)| answer(&network, input)).collect();
        (share(&network, &training), share(&network, &others), answers)
    });
    let mut differ = vec![];
    for (first, (_, _, one)) in runs.iter().enumerate() {
        for (_, _, other) in &runs[..first] {
            let unlike = one.iter().zip(other).filter(|(a, b)| a != b).count();
            differ.push(unlike as f64 / new as f64);
        }
    }
    SameSamples {
        networks,
        pairs: differ.len(),
        samples: SAMPLES,
        new,
        seen: spread(runs.iter().map(|run| run.0)),
        unseen: spread(runs.iter().map(|run| run.1)),
        differ: spread(differ),
    }
}

/// A burst and its mirror image in a network without biases.
#[derive(Serialize, Deserialize)]
pub struct Mirrored {
    /// The preactivation of the output for sine, for one burst.
    pub burst: f64,
    /// The preactivation of the same output for the burst's mirror image.
    pub mirrored: f64,
    /// The sum of the weights that lead to that output.
    pub weights: f64,
}

/// One burst, both ways up.
pub fn mirrored() -> Mirrored {
    let network = usual(NOISE, 0);
    let burst = bursts(1, NOISE, 5000).inputs.row(0).to_owned();
    let pre = |input: Array1<f64>| network.forward(input.view()).expect("a burst").pre_o[0];
    Mirrored {
        weights: network.h_to_o.column(0).sum(),
        burst: pre(burst.clone()),
        mirrored: pre(-burst),
    }
}

/// The chapter's network and how it is trained.
#[derive(Serialize, Deserialize)]
pub struct Setting {
    /// Input nodes, one for each value of a burst.
    pub inputs: usize,
    /// How many hidden nodes.
    pub hidden: usize,
    /// Output nodes, one for each kind.
    pub outputs: usize,
    /// Weights of the network: inputs × hidden nodes + hidden nodes × outputs.
    pub weights: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// How many bursts the network is trained on.
    pub samples: usize,
    /// How many epochs of training.
    pub epochs: usize,
    /// σ of the noise on each value of a burst.
    pub noise: f64,
    /// What a network answers to new bursts of each kind.
    pub answers: Vec<OneAnswer>,
}

/// A burst and what the network says to it.
#[derive(Serialize, Deserialize)]
pub struct OneAnswer {
    /// The place of its kind.
    pub kind: usize,
    /// The outputs.
    pub outputs: Vec<f64>,
    /// The place of the largest output.
    pub answer: usize,
}

/// The usual network and three new bursts.
pub fn setting() -> Setting {
    let network = usual(NOISE, 0);
    let answers = bursts(3, NOISE, 5001)
        .iter()
        .map(|(input, target)| {
            let outputs = network.forward(input).expect("a burst").post_o.to_vec();
            OneAnswer { kind: largest(target), outputs, answer: answer(&network, input) }
        })
        .collect();
    Setting {
        inputs: POINTS,
        hidden: HIDDEN,
        outputs: KINDS.len(),
        weights: network.i_to_h.len() + network.h_to_o.len(),
        learning_rate: LEARNING_RATE,
        samples: SAMPLES,
        epochs: EPOCHS,
        noise: NOISE,
        answers,
    }
}
