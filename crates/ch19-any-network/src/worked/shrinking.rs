//! How long the error signal is, layer by layer.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::{Spread, spread};

use super::Start;
use crate::ndarray::Array1;
use crate::{Activation, Network, error_signals};

/// Nodes of each layer, the input layer included.
pub const NODES: usize = 10;
/// Networks that are measured.
pub const NETWORKS: u64 = 100;
/// The most hidden layers.
pub const MOST: usize = 8;

/// The length of a list of numbers.
pub fn length(values: &Array1<f64>) -> f64 {
    values.dot(values).sqrt()
}

/// A network of so many hidden layers and one output node, and an input drawn from −1 to 1.
pub fn drawn(
    start: Start,
    activation: Activation,
    hidden: usize,
    seed: u64,
) -> (Network, Array1<f64>) {
    let nodes = [&vec![NODES; hidden + 1][..], &[1]].concat();
    let activations = [&vec![activation; hidden][..], &[Activation::Linear]].concat();
    let mut rng = ChaCha8Rng::seed_from_u64(1_000_000 + seed);
    let input = Array1::from_shape_simple_fn(NODES, || rng.random_range(-1.0..1.0));
    (start.network(&nodes, &activations, seed), input)
}

/// The lengths of the error signals when that of the output node is 1: first the output's, then
/// those of the hidden layers from the last to the first.
pub fn lengths(start: Start, activation: Activation, hidden: usize, seed: u64) -> Vec<f64> {
    let (network, input) = drawn(start, activation, hidden, seed);
    let forward = network.forward(input.view());
    let signals = error_signals(&network, &forward, Array1::ones(1));
    signals.iter().rev().map(length).collect()
}

/// The median over the first networks, place by place.
pub fn medians(start: Start, activation: Activation, hidden: usize, networks: u64) -> Vec<f64> {
    let runs: Vec<Vec<f64>> =
        (0..networks).map(|seed| lengths(start, activation, hidden, seed)).collect();
    (0..=hidden).map(|place| spread(runs.iter().map(|run| run[place])).median).collect()
}

/// The lengths with one activation and one start.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The length in the first of two hidden layers.
    pub of_2: Spread,
    /// The length of the error signals in the first of eight hidden layers.
    pub of_8: Spread,
    /// The factor by which a hidden layer shortens the error signals, from the medians of the first
    /// and the last of eight: the seventh root of their ratio.
    pub per_layer: f64,
    /// The mean slope of all hidden nodes.
    pub slope: f64,
}

/// By start, by activation: sigmoid, tanh, ReLU.
#[derive(Debug, Serialize)]
pub struct Shrinking {
    /// How many nodes each hidden layer has.
    pub nodes: usize,
    /// How many networks were measured.
    pub networks: u64,
    pub most: usize,
    /// Weights from −1 to 1.
    pub book: Vec<Row>,
    /// Weights scaled by the number of inputs.
    pub scaled: Vec<Row>,
    /// Weights from a wider range.
    pub wide: Vec<Row>,
    /// The largest slope of the sigmoid to the power of eight.
    pub quarters: f64,
    /// How many networks have an error signal of 0 in the first of eight ReLU layers, by start.
    pub silent: Vec<usize>,
    /// How many times longer the error signals are in the last hidden layer than in the first of
    /// eight: sigmoid, weights from −1 to 1.
    pub last_over_first: f64,
}

fn row(start: Start, activation: Activation) -> Row {
    let first = |hidden: usize| {
        spread((0..NETWORKS).map(|seed| lengths(start, activation, hidden, seed)[hidden]))
    };
    let last = spread((0..NETWORKS).map(|seed| lengths(start, activation, MOST, seed)[1]));
    let of_8 = first(MOST);
    let slopes: Vec<f64> = (0..NETWORKS)
        .flat_map(|seed| {
            let (network, input) = drawn(start, activation, MOST, seed);
            let pre = network.forward(input.view()).pre;
            pre.into_iter().take(MOST).flatten().collect::<Vec<f64>>()
        })
        .map(|pre| activation.activate_prime(pre))
        .collect();
    Row {
        of_2: first(2),
        per_layer: libm::pow(of_8.median / last.median, 1.0 / (MOST as f64 - 1.0)),
        of_8,
        slope: slopes.iter().sum::<f64>() / slopes.len() as f64,
    }
}

/// The measurements of the page.
pub fn shrinking() -> Shrinking {
    let rows = |start: Start| super::HIDDEN.map(|activation| row(start, activation)).into();
    let silent = |start: Start| {
        let quiet = |seed: &u64| lengths(start, Activation::Relu, MOST, *seed)[MOST] == 0.0;
        (0..NETWORKS).filter(quiet).count()
    };
    let [book, scaled, wide]: [Vec<Row>; 3] = Start::ALL.map(rows);
    let last =
        spread((0..NETWORKS).map(|seed| lengths(Start::Book, Activation::Sigmoid, MOST, seed)[1]));
    Shrinking {
        nodes: NODES,
        networks: NETWORKS,
        most: MOST,
        quarters: libm::pow(0.25, 8.0),
        silent: Start::ALL.map(silent).into(),
        last_over_first: last.median / book[0].of_8.median,
        book,
        scaled,
        wide,
    }
}
