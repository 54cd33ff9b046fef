//! # Chapter 16: how many hidden nodes and layers?
//!
//! What a number of hidden nodes can answer, how near they come to a curve, what noise makes of
//! too many of them, what each costs, and how to choose: by measuring, the smallest that will do.

use std::f64::consts::PI;

use ch01_perceptron::perceptron;
use ch07_hidden_layer::{NAND, OR, separate, truth_table, with_one};
use ch08_sigmoid::activate;
pub use ch15_bias::{Network, Samples, Trainer, ndarray};
use ndarray::{Array1, Array2, array};
use rand::{RngExt, SeedableRng};
pub use rand_chacha;
use rand_chacha::ChaCha8Rng;

pub mod figures;
pub mod worked;

/// What three rules of thumb say about the number of hidden nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct RulesOfThumb {
    /// The first rule: not fewer than the smaller of I and O, and not more than the larger.
    pub between: (usize, usize),
    /// The second rule: two thirds of I, and O more, to the nearest whole number.
    pub two_thirds: usize,
    /// The third rule: fewer than this, which is twice I.
    pub fewer_than: usize,
}

/// The rules of thumb for so many input and output nodes.
pub fn rules_of_thumb(inputs: usize, outputs: usize) -> RulesOfThumb {
    RulesOfThumb {
        between: (inputs.min(outputs), inputs.max(outputs)),
        two_thirds: (2 * inputs + 3 * outputs + 1) / 3,
        fewer_than: 2 * inputs,
    }
}

/// A question about inputs of 0 and 1, as a number: its bit `row` is the answer to the case of
/// this number.
pub type Question = usize;

/// The questions about so many inputs that one node can answer.
pub fn one_node(inputs: usize) -> Vec<Question> {
    let cases = 1 << inputs;
    let answers = |question: Question| -> Vec<f64> {
        (0..cases).map(|row| f64::from((question >> row) as u32 & 1)).collect()
    };
    (0..1 << cases)
        .filter(|&question| separate(&truth_table(&answers(question))).is_some())
        .collect()
}

/// For every question about so many inputs, whether a network with so many hidden nodes answers
/// it. All nodes say yes or no.
pub fn answerable(inputs: usize, hidden: usize) -> Vec<bool> {
    let (nodes, outputs) = (one_node(inputs), one_node(hidden));
    let mut found = vec![false; 1 << (1 << inputs)];
    for_each_layer(&nodes, hidden, &vec![0; 1 << inputs], &mut |behind| {
        for output in &outputs {
            let answer = |(row, place): (usize, &usize)| (output >> place & 1) << row;
            found[behind.iter().enumerate().map(answer).sum::<Question>()] = true;
        }
    });
    found
}

/// Goes through all hidden layers of so many nodes. What the nodes answer to a case is a row of
/// bits, and `behind` holds it for each case.
fn for_each_layer(
    nodes: &[Question],
    hidden: usize,
    behind: &[usize],
    then: &mut impl FnMut(&[usize]),
) {
    if hidden == 0 {
        return then(behind);
    }
    for (first, node) in nodes.iter().enumerate() {
        let with_node = |(row, bits): (usize, &usize)| 2 * bits + (node >> row & 1);
        let behind: Vec<usize> = behind.iter().enumerate().map(with_node).collect();
        for_each_layer(&nodes[first..], hidden - 1, &behind, then);
    }
}

/// Two hidden nodes with their places at `from` and `to`: up at the one, down at the other,
/// Equation (16.3).
pub fn bump(x: f64, from: f64, to: f64, steepness: f64, height: f64) -> f64 {
    let step = |place: f64| activate(steepness * (x - place));
    height * (step(from) - step(to))
}

/// The preactivation of which `output` is the sigmoid, Equation (16.4).
pub fn inverse_sigmoid(output: f64) -> f64 {
    libm::log(output / (1.0 - output))
}

/// The curve to be imitated, between 0 and 1.
pub fn wave(x: f64) -> f64 {
    0.5 + 0.35 * libm::sin(2.0 * PI * x)
}

/// A network whose output follows a curve from −1 to 1 in stairs of equal width, one hidden node
/// for each step up or down.
pub fn staircase(curve: impl Fn(f64) -> f64, hidden: usize, steepness: f64) -> Network {
    let width = 2.0 / (hidden + 1) as f64;
    let place = |step: usize| -1.0 + width * (step + 1) as f64;
    let level = |stair: usize| inverse_sigmoid(curve(-1.0 + width * (stair as f64 + 0.5)));
    Network {
        i_to_h: Array2::from_elem((1, hidden), steepness),
        bias_h: Array1::from_shape_fn(hidden, |step| -steepness * place(step)),
        h_to_o: Array2::from_shape_fn((hidden, 1), |(step, _)| level(step + 1) - level(step)),
        bias_o: array![level(0)],
    }
}

/// Points of a square around the origin. The target is 1 in a band between two parallel lines and
/// 0 outside, and turned around in a share `noise` of the samples, drawn by lot.
pub fn band(samples: usize, noise: f64, seed: u64) -> Samples {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let inputs = Array2::from_shape_simple_fn((samples, 2), || rng.random_range(-1.0..1.0));
    let targets = Array2::from_shape_fn((samples, 1), |(sample, _)| {
        let inside = in_band(inputs[[sample, 0]], inputs[[sample, 1]]);
        let turned = rng.random_range(0.0..1.0) < noise;
        f64::from(u8::from(inside != turned))
    });
    Samples { inputs, targets }
}

/// Whether a point lies in the band.
pub fn in_band(x1: f64, x2: f64) -> bool {
    (x1 + x2).abs() < 0.6
}

/// The lowest mean error E that any outputs can have where a share `noise` of the targets is
/// turned around, Equation (16.6).
pub fn best_possible(noise: f64) -> f64 {
    0.5 * noise * (1.0 - noise)
}

/// The mean of some numbers and its standard error.
///
/// # Panics
///
/// If there are fewer than two numbers.
pub fn mean_and_standard_error(values: &[f64]) -> (f64, f64) {
    assert!(values.len() > 1, "at least two numbers");
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, (squares / (count - 1.0) / count).sqrt())
}

/// The smallest size whose mean validation error is at most one standard error above the lowest.
/// Each size comes with an error for each seed.
///
/// # Panics
///
/// If there are no sizes, or fewer than two seeds.
pub fn choose(errors: &[(usize, Vec<f64>)]) -> usize {
    let measured = errors.iter().map(|(size, errors)| (*size, mean_and_standard_error(errors)));
    let measured: Vec<(usize, (f64, f64))> = measured.collect();
    let lowest = measured.iter().map(|(_, of_size)| *of_size);
    let (mean, standard_error) = lowest.min_by(|a, b| a.0.total_cmp(&b.0)).expect("a size");
    let close = measured.iter().filter(|(_, of_size)| of_size.0 <= mean + standard_error);
    close.map(|(size, _)| *size).min().expect("the lowest is close to itself")
}

/// How many multiplications one update takes, Equation (16.7).
pub fn multiplications(inputs: usize, hidden: usize, outputs: usize) -> usize {
    (2 * inputs + 3 * outputs + 4) * hidden + inputs + 5 * outputs
}

/// Layers of yes/no nodes, one behind the other; the last is the output node. A node's weights are
/// one for each value that comes in, and the bias.
#[derive(Clone, Debug, PartialEq)]
pub struct StepLayers(pub Vec<Vec<Vec<f64>>>);

impl StepLayers {
    /// What the output node answers, 0 or 1.
    ///
    /// # Panics
    ///
    /// If a node has not one weight for each value that comes in and one more.
    pub fn output(&self, input: &[f64]) -> f64 {
        let layer = |values: Vec<f64>, nodes: &Vec<Vec<f64>>| {
            nodes.iter().map(|weights| perceptron(&with_one(&values), weights)).collect()
        };
        self.0.iter().fold(input.to_vec(), layer)[0]
    }

    /// How many hidden nodes there are.
    pub fn hidden(&self) -> usize {
        self.0.iter().map(Vec::len).sum::<usize>() - 1
    }

    /// How many weights and biases are not 0.
    pub fn weights(&self) -> usize {
        self.0.iter().flatten().flatten().filter(|weight| **weight != 0.0).count()
    }
}

/// Parity of so many bits with one hidden layer: the nodes ask whether there is at least one 1, at
/// least two, and so on.
pub fn wide_parity(bits: usize) -> StepLayers {
    let at_least = |ones: usize| {
        let mut weights = vec![1.0; bits];
        weights.push(0.5 - ones as f64);
        weights
    };
    let mut output: Vec<f64> = (0..bits).map(|h| if h % 2 == 0 { 1.0 } else { -1.0 }).collect();
    output.push(-0.5);
    StepLayers(vec![(1..=bits).map(at_least).collect(), vec![output]])
}

/// Parity of 2, 4, 8, … bits by pairs: each layer halves what is left.
///
/// # Panics
///
/// If the number of bits is not 2, 4, 8 and so on.
pub fn deep_parity(bits: usize) -> StepLayers {
    assert!(bits > 1 && bits.is_power_of_two(), "pairs of pairs");
    let (mut layers, mut left, mut each) = (vec![], bits, 1);
    while left > 1 {
        // A value from the layer before is the sum of OR and NAND, less 1.
        let beyond = (each - 1) as f64;
        let node = |pair: usize, [weight, _, bias]: [f64; 3]| {
            let mut weights = vec![0.0; left * each];
            weights[pair * 2 * each..][..2 * each].fill(weight);
            weights.push(bias - 2.0 * beyond * weight);
            weights
        };
        layers.push((0..left / 2).flat_map(|pair| [node(pair, OR), node(pair, NAND)]).collect());
        (left, each) = (left / 2, 2);
    }
    layers.push(vec![vec![1.0, 1.0, -1.5]]);
    StepLayers(layers)
}
