//! Two nodes in front of a third, three lines, and no step at all.

use ch01_perceptron::preactivation;
use ch03_learning_rule::correct;
use serde::Serialize;

use super::{XOR, corners};
use crate::{OR, StepNetwork, truth_table, with_one};

/// One row of a network's truth table.
#[derive(Serialize)]
pub struct NetworkRow {
    /// The inputs.
    pub input: Vec<f64>,
    /// The preactivations of the hidden nodes.
    pub pre_h: Vec<f64>,
    /// The postactivations of the hidden nodes.
    pub post_h: Vec<f64>,
    /// The preactivation of the output node.
    pub pre_o: f64,
    /// The output: the postactivation of the output node.
    pub post_o: f64,
}

/// A network on several inputs.
#[derive(Serialize)]
pub struct NetworkTable {
    /// The weights on the way into the hidden nodes.
    pub into_hidden: Vec<Vec<f64>>,
    /// The weights on the way into the output node.
    pub into_output: Vec<f64>,
    /// One row for each case.
    pub rows: Vec<NetworkRow>,
}

fn table(network: &StepNetwork, inputs: &[Vec<f64>]) -> NetworkTable {
    let row = |input: &Vec<f64>| {
        let pre_h = network.into_hidden.iter();
        let post_h = network.hidden_outputs(input);
        NetworkRow {
            pre_h: pre_h.map(|weights| preactivation(&with_one(input), weights)).collect(),
            pre_o: preactivation(&with_one(&post_h), &network.into_output),
            post_o: network.output(input),
            input: input.clone(),
            post_h,
        }
    };
    NetworkTable {
        into_hidden: network.into_hidden.clone(),
        into_output: network.into_output.clone(),
        rows: inputs.iter().map(row).collect(),
    }
}

/// The network of the page on its four inputs.
pub fn xor_network() -> NetworkTable {
    table(&StepNetwork::xor(), &corners())
}

/// The network of the page with a bias of H1 that says no to all four points.
pub fn pushed_off() -> NetworkTable {
    let mut network = StepNetwork::xor();
    network.into_hidden[0][2] = -2.5;
    table(&network, &corners())
}

/// Chapter 1's alarm, which rings when it is far too cold or far too warm.
pub fn alarm_network() -> StepNetwork {
    StepNetwork { into_hidden: vec![vec![1.0, -2.0], vec![-1.0, -2.0]], into_output: OR.into() }
}

/// The alarm on the four temperatures of chapter 1.
pub fn alarm() -> NetworkTable {
    table(&alarm_network(), &[-3.0, -1.0, 1.0, 3.0].map(|degrees| vec![degrees]))
}

/// Three hidden nodes whose lines make a triangle about the middle, and an output node that says
/// yes where at least `needed` of them do. `turn` in degrees, `size` is the distance of the lines
/// from the middle.
pub fn triangle(turn: f64, size: f64, needed: f64) -> StepNetwork {
    let inward = |side: f64| {
        let angle = (turn + 90.0 + 120.0 * side).to_radians();
        vec![-libm::cos(angle), -libm::sin(angle), size]
    };
    StepNetwork {
        into_hidden: [2.0, 0.0, 1.0].map(inward).into(),
        into_output: vec![1.0, 1.0, 1.0, 0.5 - needed],
    }
}

/// The triangle of the page, in the middle and at a point beyond one of its sides.
pub fn triangle_table() -> NetworkTable {
    let mut told = table(&triangle(0.0, 1.0, 3.0), &[vec![0.0, 0.0], vec![0.0, 2.0]]);
    for weight in told.into_hidden.iter_mut().flatten() {
        // A cosine of 90 degrees misses 0 by a hair, and so would its sign.
        if weight.abs() < 1e-12 {
            *weight = 0.0;
        }
    }
    told
}

/// Lines in a plane.
#[derive(Serialize)]
pub struct Lines {
    /// How many lines.
    pub lines: usize,
    /// How many regions they make at most.
    pub regions: usize,
    /// How many patterns of yes and no as many nodes could have.
    pub patterns: usize,
}

/// Each new line crosses all that are there, and cuts one region more than it crosses lines.
pub fn lines() -> Vec<Lines> {
    let mut regions = 1;
    (1..=4)
        .map(|lines| {
            regions += lines;
            Lines { lines, regions, patterns: 1 << lines }
        })
        .collect()
}

/// A hidden layer without steps.
#[derive(Serialize)]
pub struct Linear {
    /// The weights on the way into the two hidden nodes.
    pub into_hidden: Vec<Vec<f64>>,
    /// The weights on the way into the output node.
    pub into_output: Vec<f64>,
    /// The single node that it is.
    pub single: Vec<f64>,
    /// The input that is followed.
    pub input: Vec<f64>,
    /// What the hidden nodes hand on.
    pub hidden: Vec<f64>,
    /// The preactivation of the output node of the network.
    pub pre: f64,
    /// The preactivation of the single node.
    pub single_pre: f64,
    /// The single node of the XOR network.
    pub xor_single: Vec<f64>,
    /// How many of XOR's four answers it has right.
    pub xor_right: usize,
}

/// The network of the page, its hidden nodes without steps.
pub fn linear_network() -> StepNetwork {
    StepNetwork {
        into_hidden: vec![vec![2.0, -1.0, 0.5], vec![0.5, 3.0, -1.0]],
        into_output: vec![1.0, -2.0, 0.25],
    }
}

/// Two networks multiplied out.
pub fn linear() -> Linear {
    let (network, input) = (linear_network(), vec![1.0, 0.0]);
    let (single, xor_single) = (network.multiplied_out(), StepNetwork::xor().multiplied_out());
    let hidden = network.into_hidden.iter();
    Linear {
        hidden: hidden.map(|weights| preactivation(&with_one(&input), weights)).collect(),
        pre: network.linear_pre(&input),
        single_pre: preactivation(&with_one(&input), &single),
        xor_right: correct(&xor_single, &truth_table(&XOR)),
        into_hidden: network.into_hidden,
        into_output: network.into_output,
        single,
        input,
        xor_single,
    }
}
