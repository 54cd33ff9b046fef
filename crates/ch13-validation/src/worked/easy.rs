//! Scores that prove little.

use ch08_sigmoid::final_error;
use ch10_backpropagation::relative_error;
use ch11_architecture::ndarray::{Array1, ArrayView1};
use ch11_architecture::{Gradients, Network, backpropagate, outer};
use ch12_network::Samples;
use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{EPOCHS, HIDDEN, LEARNING_RATE, NOISE, SAMPLES, counted, share, trained, usual};
use crate::{KINDS, POINTS, accuracy, accuracy_by_kind, bursts, pick};

/// The gradients with the slope at the output nodes forgotten.
pub fn careless_gradients(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) -> Gradients {
    let forward = network.forward(input).expect("bursts that fit");
    let error_signal = Array1::from_iter(
        forward.post_o.iter().zip(target).map(|(&post, &target)| final_error(post, target)),
    );
    let slopes = forward.pre_h.mapv(ch08_sigmoid::activate_prime);
    let sent_back = network.h_to_o.dot(&error_signal) * slopes;
    Gradients {
        i_to_h: outer(input, sent_back.view()),
        h_to_o: outer(forward.post_h.view(), error_signal.view()),
    }
}

/// A right and a wrong program on easy and on hard samples.
#[derive(Serialize, Deserialize)]
pub struct Easy {
    /// How many seeds each program was trained from.
    pub seeds: u64,
    /// The rows of the table.
    pub rows: Vec<EasyRow>,
    pub slow_rate: f64,
    /// The relative error of the wrong gradient of the ItoH weights, over the seeds.
    pub i_to_h: Spread,
    pub h_to_o: Spread,
}

/// One level of noise.
#[derive(Serialize, Deserialize)]
pub struct EasyRow {
    pub noise: f64,
    /// Accuracy on test samples with the right gradient.
    pub right: Spread,
    /// The share of right answers to test samples by the program that forgets the slope at the
    /// output.
    pub careless: Spread,
    /// With the slope forgotten and a smaller learning rate.
    pub slower: Spread,
    /// Accuracy on the training samples with the right gradient: median.
    pub right_seen: f64,
    pub careless_seen: f64,
    /// For how many seeds the right program scores higher.
    pub right_ahead: usize,
    /// For how many seeds the wrong program scores higher.
    pub careless_ahead: usize,
}

/// The chapter's network, trained with the careless gradients.
fn carelessly_trained(training: &Samples, learning_rate: f64, seed: u64) -> Network {
    let mut network = Network::seeded(POINTS, HIDDEN, KINDS.len(), seed);
    for _ in 0..EPOCHS {
        for (input, target) in training.iter() {
            let gradients = careless_gradients(&network, input, target);
            network.descend(&gradients, learning_rate);
        }
    }
    network
}

/// The smaller learning rate of the careless program.
const SLOW_RATE: f64 = 0.06;

/// For each seed the accuracy on test samples with the right gradient, with the slope forgotten,
/// and with that and the smaller learning rate; then that of the first two on the training samples.
pub fn easy_runs(noise: f64) -> Vec<[f64; 5]> {
    over_seeds(8, |seed| {
        let training = bursts(SAMPLES, noise, 1000 + seed);
        let test = bursts(900, noise, 5000 + seed);
        let careless = carelessly_trained(&training, LEARNING_RATE, seed);
        let slower = carelessly_trained(&training, SLOW_RATE, seed);
        let right = usual(noise, seed);
        let on_test = [&right, &careless, &slower].map(|network| share(network, &test));
        let [r, c, s] = on_test;
        [r, c, s, share(&right, &training), share(&careless, &training)]
    })
}

/// The slope at the output nodes forgotten.
pub fn easy() -> Easy {
    let (seeds, slow_rate) = (8, SLOW_RATE);
    let row = |&noise: &f64| {
        let runs = easy_runs(noise);
        EasyRow {
            noise,
            right: spread(runs.iter().map(|run| run[0])),
            careless: spread(runs.iter().map(|run| run[1])),
            slower: spread(runs.iter().map(|run| run[2])),
            right_seen: spread(runs.iter().map(|run| run[3])).median,
            careless_seen: spread(runs.iter().map(|run| run[4])).median,
            right_ahead: runs.iter().filter(|run| run[0] > run[1]).count(),
            careless_ahead: runs.iter().filter(|run| run[1] > run[0]).count(),
        }
    };
    let checked = over_seeds(seeds, |seed| {
        let network = Network::seeded(POINTS, HIDDEN, KINDS.len(), seed);
        let samples = bursts(1, NOISE, 1000 + seed);
        let (input, target) = (samples.inputs.row(0), samples.targets.row(0));
        let wrong = careless_gradients(&network, input, target);
        let right = backpropagate(&network, input, target).expect("bursts that fit");
        let flat = |weights: &ch11_architecture::ndarray::Array2<f64>| {
            weights.iter().copied().collect::<Vec<f64>>()
        };
        (
            relative_error(&flat(&wrong.i_to_h), &flat(&right.i_to_h)),
            relative_error(&flat(&wrong.h_to_o), &flat(&right.h_to_o)),
        )
    });
    Easy {
        seeds,
        rows: [0.0, 0.2].iter().map(row).collect(),
        slow_rate,
        i_to_h: spread(checked.iter().map(|run| run.0)),
        h_to_o: spread(checked.iter().map(|run| run.1)),
    }
}

/// Samples of which most are of one kind.
#[derive(Serialize, Deserialize)]
pub struct Lopsided {
    /// How many seeds the networks were trained from.
    pub seeds: u64,
    /// How many bursts to train on, and as many to test with.
    pub samples: usize,
    /// σ of the noise on each value of a burst.
    pub noise: f64,
    /// How many of the bursts are sines, squares and triangles, in this order.
    pub kinds: [usize; 3],
    /// The share of right answers of whoever always says "sine".
    pub always_sine: f64,
    /// The share of all test bursts that the network is right on.
    pub network: Spread,
    /// The share of right answers to sines, squares and triangles, in this order.
    pub by_kind: Vec<Spread>,
    /// The mean of the three shares of right answers, one for each kind.
    pub balanced: Spread,
}

/// Nine sines in ten bursts.
pub fn lopsided() -> Lopsided {
    let (seeds, noise) = (8, 0.2);
    let kinds = [900, 50, 50];
    let drawn = |seed| {
        let samples = bursts(2700, noise, seed);
        let mut left = kinds;
        let rows: Vec<usize> = (0..samples.len())
            .filter(|row| {
                let kind = row % 3;
                // The rare kinds come evenly between the others.
                let due = left[kind] > 0 && (kind == 0 || row / 3 % 18 == 9);
                left[kind] -= usize::from(due);
                due
            })
            .collect();
        pick(&samples, &rows)
    };
    let runs = over_seeds(seeds, |seed| {
        let network = trained(&drawn(1000 + seed), HIDDEN, LEARNING_RATE, EPOCHS, seed);
        let counts = counted(&network, &drawn(5000 + seed));
        (accuracy(&counts), accuracy_by_kind(&counts))
    });
    let by_kind = [0, 1, 2].map(|kind| spread(runs.iter().map(|run| run.1[kind])));
    Lopsided {
        seeds,
        samples: kinds.iter().sum(),
        noise,
        kinds,
        always_sine: kinds[0] as f64 / kinds.iter().sum::<usize>() as f64,
        network: spread(runs.iter().map(|run| run.0)),
        by_kind: by_kind.into(),
        balanced: spread(runs.iter().map(|run| run.1.iter().sum::<f64>() / 3.0)),
    }
}
