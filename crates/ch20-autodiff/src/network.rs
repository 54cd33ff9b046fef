//! Chapter 19's networks, written as a formula for any kind of number.

use crate::{Activation, Network, Number, Tape};

/// How a network is built: the nodes of each layer, the input layer first, and the activation
/// function of each layer behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The nodes of each layer.
    pub nodes: Vec<usize>,
    /// The activation function of each layer that computes: one fewer.
    pub activations: Vec<Activation>,
}

/// f_A of a preactivation.
pub fn activated<N: Number>(activation: Activation, pre: N) -> N {
    match activation {
        Activation::Sigmoid => ((-pre).exp() + 1.0).powf(-1.0),
        Activation::Tanh => pre.tanh(),
        Activation::Relu => pre.relu(),
        Activation::Linear => pre,
    }
}

impl Plan {
    /// What the output nodes say. `parameters` are the weights and biases in one list: layer by
    /// layer, the weights row by row and then the biases.
    ///
    /// # Panics
    ///
    /// If there are too few parameters or no inputs.
    pub fn output<N: Number>(&self, parameters: &[N], input: &[N]) -> Vec<N> {
        let mut rest = parameters;
        let mut values = input.to_vec();
        for (&to, &activation) in self.nodes[1..].iter().zip(&self.activations) {
            let (weights, behind) = rest.split_at(values.len() * to);
            let (biases, behind) = behind.split_at(to);
            let node = |j: usize| {
                let arriving = values.iter().zip(weights.iter().skip(j).step_by(to));
                let products = arriving.map(|(&value, &weight)| value * weight);
                let sum = products.reduce(|sum, product| sum + product).expect("an input");
                activated(activation, sum + biases[j])
            };
            values = (0..to).map(node).collect();
            rest = behind;
        }
        values
    }

    /// The error E = ½ Σ FE² of one sample.
    ///
    /// # Panics
    ///
    /// As [`output`](Self::output), or if there is no target.
    pub fn error<N: Number>(&self, parameters: &[N], input: &[N], target: &[f64]) -> N {
        let output = self.output(parameters, input);
        let final_errors = output.iter().zip(target).map(|(&post, &goal)| post + -goal);
        let squares = final_errors.map(|final_error| final_error * final_error);
        squares.reduce(|sum, square| sum + square).expect("a target") * 0.5
    }

    /// The gradient by the tape, in the order of the parameters.
    ///
    /// # Panics
    ///
    /// As [`error`](Self::error).
    pub fn gradient(&self, parameters: &[f64], input: &[f64], target: &[f64]) -> Vec<f64> {
        let tape = Tape::new();
        let on_tape = |values: &[f64]| values.iter().map(|&value| tape.var(value)).collect();
        let parameters: Vec<_> = on_tape(parameters);
        let input: Vec<_> = on_tape(input);
        let slopes = self.error(&parameters, &input, target).backward();
        parameters.iter().map(|&parameter| slopes.of(parameter)).collect()
    }
}

/// The weights and biases of a network of chapter 19 in one list, in the order of
/// [`Plan::output`].
pub fn parameters(network: &Network) -> Vec<f64> {
    let layers = network.layers.iter();
    layers.flat_map(|layer| layer.weights.iter().chain(&layer.biases)).copied().collect()
}
