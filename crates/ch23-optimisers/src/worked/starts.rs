//! What a start makes of the signals, layer by layer.

use ch13_validation::gaussian;
use ch19_any_network::error_signals;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

use crate::ndarray::Array1;
use crate::{Activation, Network, Start};

/// Hidden layers, and nodes in each of them and in the input layer.
pub const LAYERS: usize = 10;
pub const NODES: usize = 64;

/// The starts that are compared, and their names.
pub const STARTS: [(&str, Start); 4] = [
    ("within 0.1", Start::Within(0.1)),
    ("Glorot", Start::Glorot),
    ("He", Start::He),
    ("within 1", Start::Within(1.0)),
];

/// The activation functions, and their names.
pub const ACTIVATIONS: [(&str, Activation); 2] =
    [("tanh", Activation::Tanh), ("ReLU", Activation::Relu)];

/// What passes through a network that has learned nothing: preactivations on the way forward, error
/// signals on the way back, layer by layer.
pub struct Signals {
    pub pre: Vec<Vec<f64>>,
    pub signals: Vec<Vec<f64>>,
}

/// Inputs drawn from a bell curve with a spread of 1, through a network of [`LAYERS`] hidden layers
/// and an output layer of as many nodes; the error signals at the output are drawn in the same way.
pub fn signals(start: Start, activation: Activation, samples: usize, seed: u64) -> Signals {
    let mut activations = vec![activation; LAYERS];
    activations.push(Activation::Linear);
    let network: Network = start.network(&[NODES; LAYERS + 2], &activations, seed);
    let mut rng = ChaCha8Rng::seed_from_u64(seed + 1_000_000);
    let mut all = Signals { pre: vec![vec![]; LAYERS], signals: vec![vec![]; LAYERS] };
    for _ in 0..samples {
        let mut draw = || Array1::from_shape_simple_fn(NODES, || gaussian(&mut rng));
        let (input, at_output) = (draw(), draw());
        let forward = network.forward(input.view());
        let signals = error_signals(&network, &forward, at_output);
        for (all, pre) in all.pre.iter_mut().zip(&forward.pre) {
            all.extend(pre);
        }
        for (all, signals) in all.signals.iter_mut().zip(&signals) {
            all.extend(signals);
        }
    }
    all
}

/// The root of the mean square.
pub fn size(values: &[f64]) -> f64 {
    (values.iter().map(|value| value * value).sum::<f64>() / values.len() as f64).sqrt()
}

/// The sizes of the signals, the mean of several networks.
#[derive(Clone, Debug, Serialize)]
pub struct StartRow {
    pub start: &'static str,
    /// Preactivations in the first hidden layer and in the last.
    pub first_pre: f64,
    pub last_pre: f64,
    /// Error signals in the last hidden layer and in the first.
    pub last_signal: f64,
    /// The root mean square of the error signals in the first hidden layer, where it is 1 at the
    /// output.
    pub first_signal: f64,
    /// The share of the nodes' values in the last hidden layer whose slope is below a tenth.
    pub flat: f64,
}

/// Both activation functions, all starts.
#[derive(Serialize)]
pub struct Started {
    /// How many hidden layers.
    pub layers: usize,
    /// How many nodes each hidden layer has.
    pub nodes: usize,
    pub networks: u64,
    pub samples: usize,
    /// Half the width of the smaller range that does not look at the number of nodes.
    pub small: f64,
    /// Half the width of the range that Glorot's start draws from, between two such layers.
    pub glorot: f64,
    /// Half the width of the range that He's start draws from, between two such layers.
    pub he: f64,
    /// What a layer of linear nodes multiplies the size of a signal by, with weights within 0.1.
    pub small_factor: f64,
    /// What a layer of linear nodes multiplies the size of a signal by, with weights within 1.
    pub large_factor: f64,
    /// tanh; a row for each start.
    pub tanh: Vec<StartRow>,
    pub relu: Vec<StartRow>,
}

/// The networks that a mean is taken over, and the samples through each.
pub const NETWORKS: u64 = 20;
pub const SAMPLES: usize = 20;

/// The sizes by start. The mean over networks is that of the squares.
pub fn row((start, rule): (&'static str, Start), activation: Activation, first: u64) -> StartRow {
    let all = study::over_seeds(NETWORKS, |seed| {
        let all = signals(rule, activation, SAMPLES, first + seed);
        let last = &all.pre[LAYERS - 1];
        let flat = last.iter().filter(|pre| activation.activate_prime(**pre) < 0.1).count();
        let at = |values: &[f64]| size(values) * size(values);
        [
            at(&all.pre[0]),
            at(last),
            at(&all.signals[LAYERS - 1]),
            at(&all.signals[0]),
            flat as f64 / last.len() as f64,
        ]
    });
    let mean = |place: usize| all.iter().map(|row| row[place]).sum::<f64>() / NETWORKS as f64;
    StartRow {
        start,
        first_pre: mean(0).sqrt(),
        last_pre: mean(1).sqrt(),
        last_signal: mean(2).sqrt(),
        first_signal: mean(3).sqrt(),
        flat: mean(4),
    }
}

/// The signals of every start.
pub fn started() -> Started {
    let [tanh, relu] =
        ACTIVATIONS.map(|(_, activation)| STARTS.map(|start| row(start, activation, 0)).into());
    let factor = |most: f64| most * (NODES as f64 / 3.0).sqrt();
    Started {
        layers: LAYERS,
        nodes: NODES,
        networks: NETWORKS,
        samples: SAMPLES,
        small: 0.1,
        glorot: Start::Glorot.reach(NODES, NODES),
        he: Start::He.reach(NODES, NODES),
        small_factor: factor(0.1),
        large_factor: factor(1.0),
        tanh,
        relu,
    }
}
