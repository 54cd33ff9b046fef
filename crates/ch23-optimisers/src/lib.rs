//! # Chapter 23: Starts and optimisers
//!
//! Where the weights begin, and what is made of a gradient before they move.

pub use ch22_speed::{Activation, Gradients, Layer, LayerGradients, Network, ndarray};
use ndarray::{Array1, Array2};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

pub mod figures;
pub mod worked;

/// The mean, Equation (23.1): the sum divided by the number of values.
///
/// # Panics
///
/// If there are no values.
pub fn mean(values: &[f64]) -> f64 {
    assert!(!values.is_empty(), "no values have no mean");
    values.iter().sum::<f64>() / values.len() as f64
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
            let (from, to) = (ends[0] as f64, ends[1] as f64);
            let most = match self {
                Start::Within(most) => most,
                Start::Glorot => (6.0 / (from + to)).sqrt(),
                Start::He => (6.0 / from).sqrt(),
            };
            let weights = Array2::from_shape_simple_fn((ends[0], ends[1]), || {
                most * rng.random_range(-1.0..1.0)
            });
            Layer { weights, biases: Array1::zeros(ends[1]), activation }
        });
        Network { layers: layers.collect() }
    }
}

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
    /// A weight after the update of this number, counted from 1.
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
