//! # Chapter 23: Starts and optimisers
//!
//! What is made of a gradient before the weights move, where they begin, and what keeps them from
//! learning their samples by heart.

use core::f64::consts::PI;

use ch21_outputs::backpropagate;
use ch22_speed::Batch;
pub use ch22_speed::{
    Activation, Gradients, Layer, LayerGradients, Network, Question, Samples, ndarray,
};
use ndarray::{Array1, Array2};
use rand::RngExt;
pub use rand::SeedableRng;
pub use rand_chacha::ChaCha8Rng;

pub mod figures;
pub mod worked;

/// What is made of a gradient before a weight moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// The gradient as it is.
    Plain,
    /// A velocity keeps this share of itself and takes the gradient up.
    Momentum {
        /// The share that is kept.
        keep: f64,
    },
    /// Momentum, the gradient taken once more: Nesterov's, in the form of PyTorch.
    Nesterov {
        /// The share that is kept.
        keep: f64,
    },
    /// Divided by the root of a running mean of squares.
    RmsProp {
        /// The share that is kept.
        keep: f64,
        /// What keeps the divisor from 0.
        small: f64,
    },
    /// A running mean divided by the root of a running mean of squares, both corrected for their
    /// start at 0.
    Adam {
        /// The share that the running mean keeps.
        first: f64,
        /// The share that the running mean of squares keeps.
        second: f64,
        /// What keeps the divisor from 0.
        small: f64,
    },
    /// Adam, and each weight shrinks by `learning_rate · decay` of itself besides.
    AdamW {
        /// The share that the running mean keeps.
        first: f64,
        /// The share that the running mean of squares keeps.
        second: f64,
        /// What keeps the divisor from 0.
        small: f64,
        /// How much of itself a weight loses, for a learning rate of 1.
        decay: f64,
    },
}

impl Rule {
    /// Adam as it is used everywhere: 0.9, 0.999 and 1e-8.
    pub const ADAM: Rule = Rule::Adam { first: 0.9, second: 0.999, small: 1e-8 };
}

/// What an optimiser remembers of one weight or bias.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Memory {
    /// The velocity, or the running mean of the gradients.
    pub first: f64,
    /// The running mean of their squares.
    pub second: f64,
}

impl Rule {
    /// A weight after the update of this number, counted from 1: Equations (23.1), (23.3), (23.6) and
    /// (23.8), and (23.11) besides.
    pub fn moved(
        self,
        weight: f64,
        gradient: f64,
        memory: &mut Memory,
        learning_rate: f64,
        update: i32,
    ) -> f64 {
        match self {
            Rule::Plain => weight - learning_rate * gradient,
            Rule::Momentum { keep } => {
                memory.first = keep * memory.first + gradient;
                weight - learning_rate * memory.first
            }
            Rule::Nesterov { keep } => {
                memory.first = keep * memory.first + gradient;
                weight - learning_rate * (gradient + keep * memory.first)
            }
            Rule::RmsProp { keep, small } => {
                memory.second = keep * memory.second + (1.0 - keep) * gradient * gradient;
                weight - learning_rate * gradient / (memory.second.sqrt() + small)
            }
            Rule::Adam { first, second, small } => {
                memory.first = first * memory.first + (1.0 - first) * gradient;
                memory.second = second * memory.second + (1.0 - second) * gradient * gradient;
                let mean = memory.first / (1.0 - first.powi(update));
                let square = memory.second / (1.0 - second.powi(update));
                weight - learning_rate * mean / (square.sqrt() + small)
            }
            Rule::AdamW { first, second, small, decay } => {
                let kept = weight - learning_rate * decay * weight;
                Rule::Adam { first, second, small }.moved(
                    kept,
                    gradient,
                    memory,
                    learning_rate,
                    update,
                )
            }
        }
    }
}

/// A rule with what it remembers of a network's weights and biases.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimiser {
    /// The rule.
    pub rule: Rule,
    /// The learning rate of the next update.
    pub learning_rate: f64,
    /// How many updates there have been.
    updates: i32,
    /// Of each layer the weights', row by row, then the biases'.
    memory: Vec<Vec<Memory>>,
}

impl Optimiser {
    /// An optimiser that has seen nothing yet of a network of this shape.
    pub fn new(rule: Rule, learning_rate: f64, network: &Network) -> Optimiser {
        let fresh =
            |layer: &Layer| vec![Memory::default(); layer.weights.len() + layer.biases.len()];
        let memory = network.layers.iter().map(fresh).collect();
        Optimiser { rule, learning_rate, updates: 0, memory }
    }

    /// One update of all weights and biases.
    ///
    /// # Panics
    ///
    /// If the network or the gradients are of another shape.
    pub fn step(&mut self, network: &mut Network, gradients: &Gradients) {
        self.updates += 1;
        assert_eq!(network.layers.len(), gradients.len(), "the gradients of each layer");
        assert_eq!(network.layers.len(), self.memory.len(), "the shape of the network");
        let layers = network.layers.iter_mut().zip(gradients).zip(&mut self.memory);
        for ((layer, gradients), memory) in layers {
            assert_eq!(layer.weights.dim(), gradients.weights.dim(), "the shape of the weights");
            let values = layer.weights.iter_mut().chain(&mut layer.biases);
            let slopes = gradients.weights.iter().chain(&gradients.biases);
            for ((value, &slope), memory) in values.zip(slopes).zip(memory) {
                *value = self.rule.moved(*value, slope, memory, self.learning_rate, self.updates);
            }
        }
    }
}

/// One epoch: an update for each batch of `size` samples, taken in this order of their numbers; the
/// last batch may be smaller.
///
/// # Panics
///
/// If `size` is 0, if the samples do not fit the network, or if there is none of such a number.
pub fn epoch(
    network: &mut Network,
    optimiser: &mut Optimiser,
    question: Question,
    samples: &Samples,
    order: &[usize],
    size: usize,
) {
    let mut batch = Batch::new(network, size);
    for numbers in order.chunks(size) {
        let gradients = batch.gradients(network, question, samples, numbers);
        optimiser.step(network, gradients);
    }
}

/// A learning rate that falls along half a cosine, Equation (23.9): `first_rate` in update 0, half
/// of it halfway, 0 at the end.
pub fn cosine(first_rate: f64, update: usize, updates: usize) -> f64 {
    0.5 * first_rate * (1.0 + libm::cos(PI * update as f64 / updates as f64))
}

/// A learning rate that climbs in equal stairs over the first updates, Equation (23.10), and stays
/// as it is afterwards. The first update has number 0.
pub fn warmed_up(rate: f64, update: usize, over: usize) -> f64 {
    rate * ((update + 1) as f64 / over as f64).min(1.0)
}

/// How far from 0 the weights of a layer may begin, drawn uniformly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    /// As far in each layer.
    Within(f64),
    /// √(6 / (nodes before + nodes)): Glorot and Bengio.
    Glorot,
    /// √(6 / nodes before): He and others, for ReLU.
    He,
}

impl Start {
    /// The largest size that a weight may begin with, between layers of so many nodes: Equations
    /// (23.12) and (23.13).
    pub fn reach(self, from: usize, to: usize) -> f64 {
        match self {
            Start::Within(most) => most,
            Start::Glorot => (6.0 / (from + to) as f64).sqrt(),
            Start::He => (6.0 / from as f64).sqrt(),
        }
    }

    /// A network with so many nodes in each layer, the input layer first, and an activation function
    /// for each layer that computes. Its biases are 0.
    ///
    /// # Panics
    ///
    /// If there is not one activation function for each layer behind the input layer.
    pub fn network(self, nodes: &[usize], activations: &[Activation], seed: u64) -> Network {
        assert_eq!(nodes.len(), activations.len() + 1, "an activation function for each layer");
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let layers = nodes.windows(2).zip(activations).map(|(ends, &activation)| {
            let most = self.reach(ends[0], ends[1]);
            let weights = Array2::from_shape_simple_fn((ends[0], ends[1]), || {
                most * rng.random_range(-1.0..1.0)
            });
            Layer { weights, biases: Array1::zeros(ends[1]), activation }
        });
        Network { layers: layers.collect() }
    }
}

/// A draw of dropout: for each hidden layer the factors of its nodes' postactivations, 0 for a node
/// that is left out and 1 / `keep` for one that stays, Equation (23.14).
pub fn masks(network: &Network, keep: f64, rng: &mut ChaCha8Rng) -> Vec<Array1<f64>> {
    let hidden = &network.layers[..network.layers.len() - 1];
    let factor = |rng: &mut ChaCha8Rng| if rng.random_bool(keep) { 1.0 / keep } else { 0.0 };
    let of_layer = |layer: &Layer| layer.biases.mapv(|_| factor(rng));
    hidden.iter().map(of_layer).collect()
}

/// The network in which the weights behind each hidden node are multiplied by the node's factor.
pub fn thinned(network: &Network, masks: &[Array1<f64>]) -> Network {
    let mut thinned = network.clone();
    for (layer, mask) in thinned.layers[1..].iter_mut().zip(masks) {
        for (mut weights, &factor) in layer.weights.rows_mut().into_iter().zip(mask) {
            weights *= factor;
        }
    }
    thinned
}

/// The mean of the gradients of the samples of these numbers, each with a draw of its own.
///
/// # Panics
///
/// If there is no sample, if one does not fit the network, or if `keep` is not above 0 and at most 1.
pub fn dropout_gradients(
    network: &Network,
    question: Question,
    samples: &Samples,
    numbers: &[usize],
    keep: f64,
    rng: &mut ChaCha8Rng,
) -> Gradients {
    assert!(!numbers.is_empty(), "no samples have no mean");
    assert!(keep > 0.0, "a network without nodes");
    let zeros = |layer: &Layer| LayerGradients {
        weights: Array2::zeros(layer.weights.dim()),
        biases: Array1::zeros(layer.biases.len()),
    };
    let mut sum: Gradients = network.layers.iter().map(zeros).collect();
    let share = 1.0 / numbers.len() as f64;
    for &number in numbers {
        let masks = masks(network, keep, rng);
        let (input, target) = (samples.inputs.row(number), samples.targets.row(number));
        let mut gradients = backpropagate(&thinned(network, &masks), question, input, target);
        // A weight behind a node moves the thinned weight by the node's factor.
        for (layer, mask) in gradients[1..].iter_mut().zip(&masks) {
            for (mut weights, &factor) in layer.weights.rows_mut().into_iter().zip(mask) {
                weights *= factor;
            }
        }
        for (sum, gradients) in sum.iter_mut().zip(&gradients) {
            sum.weights.scaled_add(share, &gradients.weights);
            sum.biases.scaled_add(share, &gradients.biases);
        }
    }
    sum
}
