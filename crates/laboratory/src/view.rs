//! A network in numbers that can be drawn: its answers over the plane of two inputs, what each hidden
//! node makes of that plane, its weights.

use std::ops::RangeInclusive;

use ch19_any_network::{Activation, Network};
use ch25_own_table::plan::{From, Plan, Question, Samples, ndarray::Array2};
use ch25_own_table::train::outputs;
use ch25_own_table::verdict::answer;
use serde::Serialize;

/// What part of the plane is looked at, in the units of the table.
pub type Frame = (RangeInclusive<f64>, RangeInclusive<f64>);

/// A cell in which nothing finite is answered.
pub const NOTHING: f32 = -1.0;

/// The most hidden nodes of a layer that are looked at.
pub const MOST_NODES: usize = 32;

/// The most weights that are handed over one by one.
pub const MOST_WEIGHTS: usize = 4000;

/// Where the two inputs of this plan stand among the network's, if it has two columns of numbers and
/// no others.
pub fn two_inputs(plan: &Plan) -> Option<[usize; 2]> {
    match plan.inputs.as_slice() {
        [one, other] => {
            let numbers = |from: &From| matches!(from, From::Numbers { .. });
            (numbers(&one.from) && numbers(&other.from)).then(|| [0, one.width()])
        }
        _ => None,
    }
}

/// The places of an n×n grid over a frame, row by row from the upper left, as a network wants them.
fn grid(plan: &Plan, frame: &Frame, n: usize) -> Option<Samples> {
    let at = two_inputs(plan)?;
    let scaled = |input: usize, share: f64| {
        let range = if input == 0 { &frame.0 } else { &frame.1 };
        let value = range.start() + (range.end() - range.start()) * share;
        match plan.inputs[input].from {
            From::Numbers { offset, unit, .. } => (value - offset) / unit,
            From::Words { .. } => 0.0,
        }
    };
    let mut inputs = Array2::zeros((n * n, plan.width()));
    for (place, mut row) in inputs.rows_mut().into_iter().enumerate() {
        row[at[0]] = scaled(0, ((place % n) as f64 + 0.5) / n as f64);
        row[at[1]] = scaled(1, 1.0 - ((place / n) as f64 + 0.5) / n as f64);
    }
    Some(Samples { inputs, targets: Array2::zeros((n * n, plan.target.width())) })
}

/// The answers over an n×n grid, two numbers a cell, row by row from the upper left: the place of the
/// class and its probability, or the answered number as a share of `span` and 1. A cell without a
/// finite answer has [`NOTHING`] in the first place. Nothing where there are not two inputs of
/// numbers.
pub fn regions(
    plan: &Plan,
    network: &Network,
    frame: &Frame,
    span: (f64, f64),
    n: usize,
) -> Vec<f32> {
    let Some(samples) = grid(plan, frame, n) else { return vec![] };
    let mut cells = Vec::with_capacity(2 * n * n);
    let numbers: Vec<usize> = (0..n * n).collect();
    outputs(network, plan.target.question, &samples, &numbers, |_, outputs| {
        let (answer, sure) = answer(plan, outputs);
        let cell = match plan.target.question {
            _ if !outputs.iter().all(|value| value.is_finite()) => [NOTHING, 0.0],
            Question::Number => {
                let share = (answer - span.0) / (span.1 - span.0);
                [share.clamp(0.0, 1.0) as f32, 1.0]
            }
            _ => [answer as f32, sure as f32],
        };
        cells.extend(cell);
    });
    cells
}

/// What every hidden node gives over an n×n grid, layer by layer and node by node, at most
/// [`MOST_NODES`] of a layer: from −1 to 1 for tanh, from −1 for 0 to 1 for the sigmoid, from 0 to 1
/// for the largest value of a node of relu.
pub fn nodes(plan: &Plan, network: &Network, frame: &Frame, n: usize) -> Vec<f32> {
    let Some(samples) = grid(plan, frame, n) else { return vec![] };
    let hidden = network.layers.len().saturating_sub(1);
    let mut maps: Vec<Vec<Vec<f32>>> = network.layers[..hidden]
        .iter()
        .map(|layer| vec![Vec::with_capacity(n * n); layer.biases.len().min(MOST_NODES)])
        .collect();
    for input in samples.inputs.rows() {
        let forward = network.forward(input);
        for (maps, post) in maps.iter_mut().zip(&forward.post) {
            for (map, &post) in maps.iter_mut().zip(post) {
                map.push(post as f32);
            }
        }
    }
    for (maps, layer) in maps.iter_mut().zip(&network.layers) {
        for map in maps {
            let most = map.iter().fold(0.0_f32, |most, &value| most.max(value));
            for value in map {
                *value = match layer.activation {
                    Activation::Sigmoid => 2.0 * *value - 1.0,
                    Activation::Relu if most > 0.0 => *value / most,
                    _ => *value,
                };
                if !value.is_finite() {
                    *value = 0.0;
                }
            }
        }
    }
    maps.into_iter().flatten().flatten().collect()
}

/// A layer's weights as they are drawn.
#[derive(Clone, Debug, Serialize)]
pub struct Weights {
    /// A row for each node before, a number for each node.
    pub weights: Vec<Vec<f64>>,
    /// One for each node.
    pub biases: Vec<f64>,
}

/// The weights of all layers, or nothing where there are more than [`MOST_WEIGHTS`].
pub fn weights(network: &Network) -> Vec<Weights> {
    let count: usize =
        network.layers.iter().map(|layer| layer.weights.len() + layer.biases.len()).sum();
    if count > MOST_WEIGHTS {
        return vec![];
    }
    let layers = network.layers.iter().map(|layer| Weights {
        weights: layer.weights.rows().into_iter().map(|row| row.to_vec()).collect(),
        biases: layer.biases.to_vec(),
    });
    layers.collect()
}
