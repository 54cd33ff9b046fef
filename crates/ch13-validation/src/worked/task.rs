//! A task whose truth we know.

use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{EPOCHS, HIDDEN, LEARNING_RATE, NOISE, SAMPLES, counted, share, trained, usual};
use crate::{KINDS, POINTS, answer, bursts, largest};

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

/// What stands behind one answer of the network that the figure of the mistakes shows.
#[derive(Serialize, Deserialize)]
pub struct CalledTriangle {
    /// How many bursts it is asked about, a third of each kind.
    pub asked: usize,
    /// How many bursts it calls a triangle.
    pub called: usize,
    /// How many of those are triangles.
    pub triangles: usize,
    /// Their share: the precision.
    pub precision: f64,
    /// The share of all triangles that it calls so: the recall.
    pub recall: f64,
}

/// The last column of the figure's confusion matrix.
pub fn called_triangle() -> CalledTriangle {
    let asked = 900;
    let counts = counted(&usual(NOISE, 0), &bursts(asked, NOISE, 5000));
    let called = counts.iter().map(|row| row[2]).sum();
    let triangles = counts[2][2];
    CalledTriangle {
        asked,
        called,
        triangles,
        precision: triangles as f64 / called as f64,
        recall: triangles as f64 / counts[2].iter().sum::<usize>() as f64,
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
