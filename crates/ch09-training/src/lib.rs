//! # Chapter 9: training a multilayer perceptron
//!
//! A network with one hidden layer, the error it makes, and the slow way to train it:
//! nudge each weight, measure the error, and step against the slope.

pub use ch03_learning_rule::Sample;
use ch08_sigmoid::{activate, half_squared_error};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

pub mod figures;
pub mod worked;

/// A multilayer perceptron: input nodes, one hidden layer, one output node, no bias.
///
/// `i_to_h[i][h]` is the weight from input node `i` to hidden node `h` (I rows of H weights);
/// `h_to_o[h]` is the weight from hidden node `h` to the output node (H weights).
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// The input-to-hidden weights ItoH, one row for each input node.
    pub i_to_h: Vec<Vec<f64>>,
    /// The hidden-to-output weights HtoO, one for each hidden node.
    pub h_to_o: Vec<f64>,
}

/// What every node computed on the way from the inputs to the output.
#[derive(Clone, Debug, PartialEq)]
pub struct Forward {
    /// The preactivations of the hidden nodes, H of them.
    pub pre_h: Vec<f64>,
    /// The postactivations of the hidden nodes, H of them.
    pub post_h: Vec<f64>,
    /// The preactivation of the output node.
    pub pre_o: f64,
    /// The postactivation of the output node: the network's output.
    pub post_o: f64,
}

impl Network {
    /// A network with weights drawn uniformly from −1 to 1; the same `seed` gives the same
    /// weights on every machine.
    pub fn seeded(inputs: usize, hidden: usize, seed: u64) -> Network {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut weights =
            |n: usize| -> Vec<f64> { (0..n).map(|_| rng.random_range(-1.0..1.0)).collect() };
        let i_to_h = (0..inputs).map(|_| weights(hidden)).collect();
        let h_to_o = weights(hidden);
        Network { i_to_h, h_to_o }
    }

    /// The forward pass, Equations (9.1) and (9.2): from the inputs to the output, with
    /// everything computed on the way.
    ///
    /// # Panics
    ///
    /// If `input` does not hold one value for each input node.
    pub fn forward(&self, input: &[f64]) -> Forward {
        assert_eq!(input.len(), self.i_to_h.len(), "one input value for each input node");
        let pre_h: Vec<f64> = (0..self.h_to_o.len())
            .map(|h| {
                let arriving = input.iter().zip(&self.i_to_h);
                arriving.map(|(value, weights)| value * weights[h]).sum()
            })
            .collect();
        let post_h: Vec<f64> = pre_h.iter().map(|&pre| activate(pre)).collect();

        let arriving = post_h.iter().zip(&self.h_to_o);
        let pre_o = arriving.map(|(value, weight)| value * weight).sum();
        let post_o = activate(pre_o);
        Forward { pre_h, post_h, pre_o, post_o }
    }
}

/// The error E that a network makes on one sample, Equation (8.5).
pub fn error(network: &Network, sample: &Sample) -> f64 {
    half_squared_error(network.forward(&sample.input).post_o, sample.target)
}

/// One gradient for each weight, in the shape of the network that they belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradients {
    /// The gradients of the input-to-hidden weights, I rows of H.
    pub i_to_h: Vec<Vec<f64>>,
    /// The gradients of the hidden-to-output weights, H of them.
    pub h_to_o: Vec<f64>,
}

/// How far a weight is nudged to measure its gradient: small enough for the bend of the error
/// not to matter, large enough for rounding not to.
pub const NUDGE: f64 = 1e-5;

/// The gradient of one weight, Equation (9.3): the central difference of the error.
///
/// `error_at` says what the error would be if the weight had the value it is given.
pub fn gradient_by_nudging<F>(weight: f64, nudge: f64, mut error_at: F) -> f64
where
    F: FnMut(f64) -> f64,
{
    (error_at(weight + nudge) - error_at(weight - nudge)) / (2.0 * nudge)
}

/// The gradient of every weight by nudging it while the others stay: two forward passes a
/// weight.
///
/// `nudge` is a small positive number; [`NUDGE`] is a good one.
pub fn gradients_by_nudging(network: &Network, sample: &Sample, nudge: f64) -> Gradients {
    let mut nudged = network.clone();
    let mut gradients =
        Gradients { i_to_h: network.i_to_h.clone(), h_to_o: network.h_to_o.clone() };

    for (i, weights) in network.i_to_h.iter().enumerate() {
        for (h, &weight) in weights.iter().enumerate() {
            gradients.i_to_h[i][h] = gradient_by_nudging(weight, nudge, |value| {
                nudged.i_to_h[i][h] = value;
                error(&nudged, sample)
            });
            nudged.i_to_h[i][h] = weight;
        }
    }
    for (h, &weight) in network.h_to_o.iter().enumerate() {
        gradients.h_to_o[h] = gradient_by_nudging(weight, nudge, |value| {
            nudged.h_to_o[h] = value;
            error(&nudged, sample)
        });
        nudged.h_to_o[h] = weight;
    }

    gradients
}

impl Network {
    /// Moves every weight against its gradient, Equation (9.4): weight −= LR · gradient.
    pub fn descend(&mut self, gradients: &Gradients, learning_rate: f64) {
        for (weights, row) in self.i_to_h.iter_mut().zip(&gradients.i_to_h) {
            for (weight, gradient) in weights.iter_mut().zip(row) {
                *weight -= learning_rate * gradient;
            }
        }
        for (weight, gradient) in self.h_to_o.iter_mut().zip(&gradients.h_to_o) {
            *weight -= learning_rate * gradient;
        }
    }
}

/// Online training for `epochs` epochs the slow way: after each sample every weight moves
/// against the slope that nudging measured. Returns the summed error E of each epoch, taken
/// sample by sample before that sample's update.
pub fn train_by_nudging(
    network: &mut Network,
    samples: &[Sample],
    learning_rate: f64,
    epochs: usize,
) -> Vec<f64> {
    (0..epochs)
        .map(|_| {
            let mut epoch_error = 0.0;
            for sample in samples {
                epoch_error += error(network, sample);
                let gradients = gradients_by_nudging(network, sample, NUDGE);
                network.descend(&gradients, learning_rate);
            }
            epoch_error
        })
        .collect()
}
