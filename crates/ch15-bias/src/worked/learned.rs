//! What a 2-2-1 network with biases has learned of XOR.

use ch07_hidden_layer::StepNetwork;
use ch12_network::worked::xor_samples;
use serde::Serialize;

use super::trained;
use crate::Network;

/// The seed whose training is looked at.
pub const SEED: u64 = 1;

/// How long it is: as far as the figures go.
const EPOCHS: usize = 3000;

/// The line of a hidden node.
#[derive(Serialize)]
pub struct Line {
    /// The hidden node's weight for an input.
    pub weights: Vec<f64>,
    pub length: f64,
    /// The hidden node's bias.
    pub bias: f64,
    /// Where the node's line is met on the way from 00 along its weights: −bias/length of the
    /// weights.
    pub place: f64,
    /// How far the node's line is from 00.
    pub distance: f64,
}

/// A trained network.
#[derive(Serialize)]
pub struct Learned {
    /// How many epochs the network was trained for.
    pub epochs: usize,
    /// The line of each hidden node.
    pub lines: Vec<Line>,
    /// The weight from a hidden node to the output node.
    pub h_to_o: Vec<f64>,
    /// What the output node subtracts: its bias with the opposite sign.
    pub subtracted: f64,
    /// How far chapter 7's line of OR is from 00.
    pub or_distance: f64,
    /// How far chapter 7's line of NAND is from 00.
    pub nand_distance: f64,
    pub outputs: Vec<f64>,
    pub post_h: Vec<Vec<f64>>,
}

/// The lines of a training with both kinds of biases.
pub fn learned() -> Learned {
    let samples = xor_samples();
    let network = trained(Network::seeded(2, 2, 1, SEED), &samples, EPOCHS);
    let lines = network
        .i_to_h
        .columns()
        .into_iter()
        .zip(&network.bias_h)
        .map(|(weights, &bias)| {
            let weights = weights.to_vec();
            let length = weights.iter().map(|weight| weight * weight).sum::<f64>().sqrt();
            Line { weights, length, bias, place: -bias / length, distance: (bias / length).abs() }
        })
        .collect();
    let by_hand = |node: usize| {
        let xor = StepNetwork::xor();
        let [first, second, bias] = [0, 1, 2].map(|weight| xor.into_hidden[node][weight]);
        (bias / (first * first + second * second).sqrt()).abs()
    };
    let forwards: Vec<_> = samples.iter().map(|(input, _)| network.forward(input)).collect();
    Learned {
        epochs: EPOCHS,
        lines,
        h_to_o: network.h_to_o.column(0).to_vec(),
        subtracted: -network.bias_o[0],
        or_distance: by_hand(0),
        nand_distance: by_hand(1),
        outputs: forwards.iter().map(|forward| forward.post_o[0]).collect(),
        post_h: forwards.iter().map(|forward| forward.post_h.to_vec()).collect(),
    }
}
