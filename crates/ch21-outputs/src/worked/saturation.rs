//! Nielsen's node that starts wrong and sure of it.

use serde::Serialize;

use crate::ndarray::array;
use crate::{Activation, Network, Question, Samples, backpropagate};
use ch19_any_network::Layer;

/// By which error a node is trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// ½ FE².
    HalfSquare,
    /// Cross-entropy.
    CrossEntropy,
}

/// Weight and bias at the start.
pub const STARTS: [[f64; 2]; 2] = [[0.6, 0.9], [2.0, 2.0]];

const EPOCHS: usize = 300;

/// Epochs until cross-entropy has brought both starts to one half at Nielsen's rate for it.
pub const LONGER: usize = 600;

/// Nielsen's learning rates, for ½ FE² and for cross-entropy.
pub const RATES: [f64; 2] = [0.15, 0.005];

/// One node with one input of 1 and a target of 0.
#[derive(Serialize)]
pub struct Saturation {
    /// The weight at the start.
    pub weight: f64,
    /// The bias at the start.
    pub bias: f64,
    /// The output at the start.
    pub start: f64,
    /// What the first update takes from the weight, by ½ FE² at its rate.
    pub first_square: f64,
    /// What the first update takes from the weight, by cross-entropy at its learning rate.
    pub first_cross: f64,
    /// The output after the last epoch, trained by ½ FE².
    pub square: f64,
    /// The output after the last epoch, trained by cross-entropy.
    pub cross: f64,
    /// By cross-entropy at the other's rate.
    pub cross_same_rate: f64,
    /// The first epoch with an output of at most one half, trained by ½ FE².
    pub half_square: usize,
    /// The first epoch with an output of at most one half, trained by cross-entropy.
    pub half_cross: usize,
    pub half_cross_same_rate: usize,
}

/// The node from both starts.
#[derive(Serialize)]
pub struct Saturations {
    /// How many epochs each training has.
    pub epochs: usize,
    /// The learning rate for ½ FE².
    pub square_rate: f64,
    /// The learning rate for cross-entropy.
    pub cross_rate: f64,
    /// One row for each start.
    pub rows: Vec<Saturation>,
    /// What the weight of the second start is given first, divided by that of the first start.
    pub ratio_square: f64,
    pub ratio_cross: f64,
}

/// The output before each epoch and after the last.
pub fn outputs_by_epoch(
    cost: Cost,
    start: [f64; 2],
    learning_rate: f64,
    epochs: usize,
) -> Vec<f64> {
    let activation = match cost {
        Cost::HalfSquare => Activation::Sigmoid,
        Cost::CrossEntropy => Activation::Linear,
    };
    let [weight, bias] = start;
    let layer = Layer { weights: array![[weight]], biases: array![bias], activation };
    let mut network = Network { layers: vec![layer] };
    let sample = Samples { inputs: array![[1.0]], targets: array![[0.0]] };
    let (input, target) = (sample.inputs.row(0), sample.targets.row(0));
    let mut outputs = vec![];
    for epoch in 0..=epochs {
        let forward = network.forward(input);
        outputs.push(Question::YesNo.outputs(forward.pre[0].view())[0]);
        if epoch < epochs {
            let gradients = match cost {
                Cost::HalfSquare => ch19_any_network::backpropagate(&network, input, target),
                Cost::CrossEntropy => backpropagate(&network, Question::YesNo, input, target),
            };
            network.descend(&gradients, learning_rate);
        }
    }
    outputs
}

/// Nielsen's experiment.
pub fn saturation() -> Saturations {
    let [square_rate, cross_rate] = RATES;
    let row = |[weight, bias]: [f64; 2]| {
        let run = |cost, rate| outputs_by_epoch(cost, [weight, bias], rate, EPOCHS);
        let square = run(Cost::HalfSquare, square_rate);
        let cross = run(Cost::CrossEntropy, cross_rate);
        let same = run(Cost::CrossEntropy, square_rate);
        let half = |outputs: &[f64]| {
            outputs.iter().position(|output| *output <= 0.5).unwrap_or(outputs.len())
        };
        let start = square[0];
        Saturation {
            weight,
            bias,
            start,
            first_square: square_rate * start * start * (1.0 - start),
            first_cross: cross_rate * start,
            square: square[EPOCHS],
            cross: cross[EPOCHS],
            cross_same_rate: same[EPOCHS],
            half_square: half(&square),
            half_cross: half(&outputs_by_epoch(
                Cost::CrossEntropy,
                [weight, bias],
                cross_rate,
                LONGER,
            )),
            half_cross_same_rate: half(&same),
        }
    };
    let rows = STARTS.map(row);
    Saturations {
        epochs: EPOCHS,
        square_rate,
        cross_rate,
        ratio_square: rows[1].first_square / rows[0].first_square,
        ratio_cross: rows[1].first_cross / rows[0].first_cross,
        rows: rows.into(),
    }
}
