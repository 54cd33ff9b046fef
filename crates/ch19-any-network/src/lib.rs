//! # Chapter 19: any network
//!
//! Any number of layers, each with an activation function of its own: the error signal of a layer
//! from that of the layer behind it, and from it every gradient.

use ch08_sigmoid::{final_error, half_squared_error};
use ch11_architecture::outer;
pub use ch12_network::Samples;
pub use ch15_bias::{Network as OneHidden, ndarray};
use ndarray::{Array1, Array2, ArrayView1};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

pub mod check;
pub mod figures;
pub mod worked;

/// What a node makes of its preactivation: f_A.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// The logistic sigmoid of chapter 8, between 0 and 1.
    Sigmoid,
    /// The hyperbolic tangent, between −1 and 1.
    Tanh,
    /// The rectified linear unit: the preactivation where it is positive, otherwise 0.
    Relu,
    /// The preactivation as it is.
    Linear,
}

impl Activation {
    /// The postactivation f_A(S_preA).
    pub fn activate(self, pre: f64) -> f64 {
        match self {
            Activation::Sigmoid => ch08_sigmoid::activate(pre),
            Activation::Tanh => libm::tanh(pre),
            Activation::Relu => pre.max(0.0),
            Activation::Linear => pre,
        }
    }

    /// The slope f_A′(S_preA). At the kink of ReLU, where there is none, it is taken to be 0.
    pub fn activate_prime(self, pre: f64) -> f64 {
        match self {
            Activation::Sigmoid => ch08_sigmoid::activate_prime(pre),
            Activation::Tanh => 4.0 * ch08_sigmoid::activate_prime(2.0 * pre),
            Activation::Relu => f64::from(u8::from(pre > 0.0)),
            Activation::Linear => 1.0,
        }
    }
}

/// A layer of nodes that compute, with the weights that lead to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// The weights, from-to: `weights[[i, j]]` leads from node `i` of the layer before to node `j`.
    pub weights: Array2<f64>,
    /// The biases, one for each node.
    pub biases: Array1<f64>,
    /// What its nodes make of their preactivations.
    pub activation: Activation,
}

/// A multilayer perceptron of any number of layers. The input layer computes nothing and is not
/// among them; the last one is the output layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// The layers that compute, from the first hidden one to the output layer.
    pub layers: Vec<Layer>,
}

/// What every node computed on the way from the inputs to the outputs, layer by layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Forward {
    /// The preactivations.
    pub pre: Vec<Array1<f64>>,
    /// The postactivations; the last ones are the network's output.
    pub post: Vec<Array1<f64>>,
}

/// The gradients of a layer, in the shapes of what they belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerGradients {
    /// The gradients of the weights.
    pub weights: Array2<f64>,
    /// The gradients of the biases: the error signal of the layer.
    pub biases: Array1<f64>,
}

/// The gradients of a network, layer by layer.
pub type Gradients = Vec<LayerGradients>;

impl Network {
    /// A network with so many nodes in each layer, the input layer first, and an activation function
    /// for each layer that computes. Its weights are drawn uniformly from −1 to 1, layer by layer and
    /// row by row; its biases are 0.
    ///
    /// # Panics
    ///
    /// If there is not one activation function for each layer behind the input layer.
    pub fn seeded(nodes: &[usize], activations: &[Activation], seed: u64) -> Network {
        assert_eq!(nodes.len(), activations.len() + 1, "an activation function for each layer");
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let layers = nodes.windows(2).zip(activations).map(|(ends, &activation)| {
            let weights =
                Array2::from_shape_simple_fn((ends[0], ends[1]), || rng.random_range(-1.0..1.0));
            Layer { weights, biases: Array1::zeros(ends[1]), activation }
        });
        Network { layers: layers.collect() }
    }

    /// The forward pass.
    ///
    /// # Panics
    ///
    /// If `input` does not hold a value for each input node.
    pub fn forward(&self, input: ArrayView1<f64>) -> Forward {
        let mut forward = Forward { pre: Vec::new(), post: Vec::new() };
        for Layer { weights, biases, activation } in &self.layers {
            let from = forward.post.last().map_or(input, |post| post.view());
            let pre = from.dot(weights) + biases;
            forward.post.push(pre.mapv(|pre| activation.activate(pre)));
            forward.pre.push(pre);
        }
        forward
    }

    /// Moves every weight and every bias against its gradient.
    ///
    /// # Panics
    ///
    /// If the gradients are those of a network of another shape.
    pub fn descend(&mut self, gradients: &Gradients, learning_rate: f64) {
        assert_eq!(self.layers.len(), gradients.len(), "the gradients of each layer");
        for (layer, gradients) in self.layers.iter_mut().zip(gradients) {
            assert_eq!(layer.weights.dim(), gradients.weights.dim(), "the shape of the weights");
            layer.weights.scaled_add(-learning_rate, &gradients.weights);
            layer.biases.scaled_add(-learning_rate, &gradients.biases);
        }
    }
}

impl Forward {
    /// The network's output.
    ///
    /// # Panics
    ///
    /// If the network has no layers.
    pub fn output(&self) -> ArrayView1<'_, f64> {
        self.post.last().expect("a network with layers").view()
    }

    /// The error E = ½ Σ FE² of the output, summed over the output nodes.
    ///
    /// # Panics
    ///
    /// If `target` does not hold a value for each output node.
    pub fn error(&self, target: ArrayView1<f64>) -> f64 {
        let output = self.output();
        assert_eq!(output.len(), target.len(), "one target for each output node");
        output.iter().zip(target).map(|(&post, &goal)| half_squared_error(post, goal)).sum()
    }
}

/// The error signal of the output layer for E = ½ Σ FE², Equation (19.1).
///
/// # Panics
///
/// If `target` does not hold a value for each output node.
pub fn output_error_signal(
    network: &Network,
    forward: &Forward,
    target: ArrayView1<f64>,
) -> Array1<f64> {
    let (output, pre) = (forward.output(), forward.pre.last().expect("a network with layers"));
    assert_eq!(output.len(), target.len(), "one target for each output node");
    let activation = network.layers.last().expect("a network with layers").activation;
    let final_errors = output.iter().zip(target).map(|(&post, &goal)| final_error(post, goal));
    Array1::from_iter(final_errors) * pre.mapv(|pre| activation.activate_prime(pre))
}

/// The error signals of all layers, worked out from the output layer's backwards, Equation (19.2);
/// the first one is that of the first hidden layer.
pub fn error_signals(
    network: &Network,
    forward: &Forward,
    at_output: Array1<f64>,
) -> Vec<Array1<f64>> {
    let mut signals = vec![at_output];
    for (behind, pre) in network.layers.windows(2).zip(&forward.pre).rev() {
        let arriving = behind[1].weights.dot(&signals[signals.len() - 1]);
        signals.push(arriving * pre.mapv(|pre| behind[0].activation.activate_prime(pre)));
    }
    signals.reverse();
    signals
}

/// The gradients of all weights and biases, from the error signals of the layers: each weight gets
/// the error signal of the node that it leads to, times the value that it multiplied, Equations
/// (19.3) and (19.4).
pub fn gradients(
    input: ArrayView1<f64>,
    forward: &Forward,
    error_signals: Vec<Array1<f64>>,
) -> Gradients {
    let from = std::iter::once(input).chain(forward.post.iter().map(|post| post.view()));
    let layers = from.zip(error_signals);
    layers
        .map(|(from, signal)| LayerGradients {
            weights: outer(from, signal.view()),
            biases: signal,
        })
        .collect()
}

/// The gradients of all weights and biases for one sample and E = ½ Σ FE²: a forward pass, then a
/// backward pass.
///
/// # Panics
///
/// If `input` or `target` do not fit the network.
pub fn backpropagate(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) -> Gradients {
    let forward = network.forward(input);
    let at_output = output_error_signal(network, &forward, target);
    let error_signals = error_signals(network, &forward, at_output);
    gradients(input, &forward, error_signals)
}

/// One epoch of online training: an update after each sample, in their order.
///
/// # Panics
///
/// If the samples do not fit the network.
pub fn epoch(network: &mut Network, samples: &Samples, learning_rate: f64) {
    for (input, target) in samples.iter() {
        let gradients = backpropagate(network, input, target);
        network.descend(&gradients, learning_rate);
    }
}

/// The summed error E of all samples.
///
/// # Panics
///
/// If the samples do not fit the network.
pub fn error(network: &Network, samples: &Samples) -> f64 {
    let of_sample = |(input, target)| network.forward(input).error(target);
    samples.iter().map(of_sample).sum()
}

impl From<OneHidden> for Network {
    /// The same network, its two layers in a list.
    fn from(one: OneHidden) -> Network {
        let layer = |weights, biases| Layer { weights, biases, activation: Activation::Sigmoid };
        Network { layers: vec![layer(one.i_to_h, one.bias_h), layer(one.h_to_o, one.bias_o)] }
    }
}
