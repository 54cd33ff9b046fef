//! # Chapter 21: what is the question?
//!
//! Three kinds of output layer, each with its error: a number, yes or no, one of K. All three have
//! the final error for their error signal.

use ch08_sigmoid::activate;
use ch12_network::decide;
pub use ch13_validation::largest;
pub use ch14_datasets::Scaler;
pub use ch19_any_network::{Activation, Forward, Gradients, Layer, Network, Samples, ndarray};
use ch19_any_network::{error_signals, gradients};
use ndarray::{Array1, Array2, ArrayView1};

pub mod figures;
pub mod worked;

/// What is asked of the output layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// How much? Each output is a number of its own.
    Number,
    /// Yes or no? Each output is a question of its own, its target 0 or 1.
    YesNo,
    /// Which of K? A target is 1 for the right class, and 0 for the others.
    OneOf,
}

/// The logarithm of a sum of exponentials, Equation (21.10): the largest value is taken off before
/// and put back afterwards, so that no exponential is above 1.
///
/// Minus infinity if there are no values.
pub fn log_sum_exp(values: ArrayView1<f64>) -> f64 {
    let most = values.fold(f64::NEG_INFINITY, |most, &value| most.max(value));
    if most.is_infinite() {
        return most;
    }
    let sum: f64 = values.iter().map(|value| libm::exp(value - most)).sum();
    most + libm::log(sum)
}

/// Shares that add up to 1, Equation (21.5): the exponential of each value divided by the sum of
/// all of them.
pub fn softmax(values: ArrayView1<f64>) -> Array1<f64> {
    let all = log_sum_exp(values);
    values.mapv(|value| libm::exp(value - all))
}

impl Question {
    /// What the output layer answers, from its preactivations.
    pub fn outputs(self, pre: ArrayView1<f64>) -> Array1<f64> {
        match self {
            Question::Number => pre.to_owned(),
            Question::YesNo => pre.mapv(activate),
            Question::OneOf => softmax(pre),
        }
    }

    /// The error E of one sample, from the preactivations of the output layer: Equations (21.2),
    /// (21.12) and (21.11). Of several numbers, or several questions with yes or no, it is the sum.
    ///
    /// # Panics
    ///
    /// If there is not a target for each output.
    pub fn error(self, pre: ArrayView1<f64>, target: ArrayView1<f64>) -> f64 {
        assert_eq!(pre.len(), target.len(), "one target for each output");
        match self {
            Question::Number => 0.5 * (&pre - &target).mapv(|miss| miss * miss).sum(),
            Question::YesNo => {
                let pairs = pre.iter().zip(target);
                pairs.map(|(&pre, goal)| log_one_plus_exp(pre) - goal * pre).sum()
            }
            Question::OneOf => log_sum_exp(pre) - target.dot(&pre),
        }
    }

    /// The error signals of the output layer, for all three questions the final error (21.7).
    ///
    /// # Panics
    ///
    /// If there is not a target for each output.
    pub fn error_signals(self, pre: ArrayView1<f64>, target: ArrayView1<f64>) -> Array1<f64> {
        assert_eq!(pre.len(), target.len(), "one target for each output");
        self.outputs(pre) - target
    }

    /// Whether the answer is the right one: for one of K the class that has the largest output, for
    /// yes or no every output on its side of one half. A number is never right to the last bit.
    pub fn is_right(self, pre: ArrayView1<f64>, target: ArrayView1<f64>) -> bool {
        let outputs = self.outputs(pre);
        match self {
            Question::Number => false,
            Question::YesNo => {
                outputs.iter().zip(target).all(|(&output, &goal)| decide(output) == goal)
            }
            Question::OneOf => largest(outputs.view()) == largest(target),
        }
    }
}

/// ln(1 + e^x): what is left of (21.10) for the values 0 and x.
fn log_one_plus_exp(x: f64) -> f64 {
    x.max(0.0) + libm::log1p(libm::exp(-x.abs()))
}

/// A network for a question: hidden layers of tanh, and an output layer of linear nodes.
pub fn seeded(inputs: usize, hidden: &[usize], outputs: usize, seed: u64) -> Network {
    let nodes = [&[inputs], hidden, &[outputs]].concat();
    let mut activations = vec![Activation::Tanh; hidden.len()];
    activations.push(Activation::Linear);
    Network::seeded(&nodes, &activations, seed)
}

/// The preactivations of a network's output layer.
///
/// # Panics
///
/// If the output layer is not of linear nodes: what becomes of them is the question's part.
pub fn pre_o<'a>(network: &Network, forward: &'a Forward) -> ArrayView1<'a, f64> {
    let last = network.layers.last().expect("a network with layers");
    assert_eq!(last.activation, Activation::Linear, "linear nodes before the question");
    forward.output()
}

/// The gradients of all weights and biases for one sample: chapter 19's backward pass, begun with
/// the final error.
///
/// # Panics
///
/// If `input` or `target` do not fit the network, or its last layer is not linear.
pub fn backpropagate(
    network: &Network,
    question: Question,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) -> Gradients {
    let forward = network.forward(input);
    let at_output = question.error_signals(pre_o(network, &forward), target);
    let signals = error_signals(network, &forward, at_output);
    gradients(input, &forward, signals)
}

/// The summed error E of all samples.
///
/// # Panics
///
/// If the samples do not fit the network, or its last layer is not linear.
pub fn error(network: &Network, question: Question, samples: &Samples) -> f64 {
    let of_sample = |(input, target): (ArrayView1<f64>, ArrayView1<f64>)| {
        question.error(pre_o(network, &network.forward(input)), target)
    };
    samples.iter().map(of_sample).sum()
}

/// How many samples are answered right.
///
/// # Panics
///
/// If the samples do not fit the network, or its last layer is not linear.
pub fn correct(network: &Network, question: Question, samples: &Samples) -> usize {
    let right = |(input, target): &(ArrayView1<f64>, ArrayView1<f64>)| {
        question.is_right(pre_o(network, &network.forward(*input)), *target)
    };
    samples.iter().filter(right).count()
}

/// One epoch: an update after each sample, in this order of their numbers, counted from 0.
///
/// # Panics
///
/// If the samples do not fit the network, or there is none of such a number.
pub fn epoch(
    network: &mut Network,
    question: Question,
    samples: &Samples,
    order: &[usize],
    learning_rate: f64,
) {
    for &number in order {
        let (input, target) = (samples.inputs.row(number), samples.targets.row(number));
        let gradients = backpropagate(network, question, input, target);
        network.descend(&gradients, learning_rate);
    }
}

/// Values in the units of a scaler, each column by its own, Equation (14.1).
///
/// # Panics
///
/// If there is not one offset for each column.
pub fn scaled(scaler: &Scaler, values: &Array2<f64>) -> Array2<f64> {
    (values - &scaler.offset) / &scaler.unit
}

/// Outputs brought back to the unit of the targets, Equation (21.13).
///
/// # Panics
///
/// If there is not one offset for each output.
pub fn brought_back(scaler: &Scaler, outputs: ArrayView1<f64>) -> Array1<f64> {
    &outputs * &scaler.unit + &scaler.offset
}

/// The root of the mean squared miss, in the unit of the targets, Equation (21.14).
///
/// # Panics
///
/// If there are no predictions, or not as many as targets.
pub fn root_mean_square(predictions: &[f64], targets: &[f64]) -> f64 {
    assert_eq!(predictions.len(), targets.len(), "a prediction for each target");
    assert!(!targets.is_empty(), "no targets have no mean");
    let squares = predictions.iter().zip(targets).map(|(one, other)| (one - other) * (one - other));
    (squares.sum::<f64>() / targets.len() as f64).sqrt()
}
