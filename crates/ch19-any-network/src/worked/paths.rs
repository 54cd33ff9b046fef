//! The worked network of the page, with two hidden layers.

use serde::Serialize;

use crate::ndarray::{Array1, Array2, array};
use crate::{
    Activation, Layer, Network, Samples, backpropagate, error, error_signals, gradients,
    output_error_signal,
};

/// The 2-2-2-1 network that the page works by hand.
pub fn network() -> Network {
    let layer = |weights, biases| Layer { weights, biases, activation: Activation::Sigmoid };
    Network {
        layers: vec![
            layer(array![[0.5, -1.0], [1.0, 0.5]], array![0.0, 0.5]),
            layer(array![[1.0, -0.5], [0.5, 1.5]], array![-0.5, 0.0]),
            layer(array![[1.5], [-1.0]], array![0.5]),
        ],
    }
}

/// Its one sample.
pub fn sample() -> Samples {
    Samples { inputs: array![[1.0, 0.5]], targets: array![[0.0]] }
}

/// One sample forward and back by hand.
#[derive(Debug, Serialize)]
pub struct ByHand {
    /// An input of the sample.
    pub input: Vec<f64>,
    /// The target of the sample.
    pub target: f64,
    pub pre_g: Vec<f64>,
    pub post_g: Vec<f64>,
    /// The preactivations of the second hidden layer.
    pub pre_h: Vec<f64>,
    /// The postactivations of the second hidden layer.
    pub post_h: Vec<f64>,
    /// The preactivation of the output node.
    pub pre_o: f64,
    /// The output: the postactivation of the output node.
    pub post_o: f64,
    /// The final error FE.
    pub final_error: f64,
    /// The error E before the update.
    pub error: f64,
    /// The slope of the activation function at a node of the first hidden layer.
    pub slope_g: Vec<f64>,
    /// The slopes at the second hidden layer.
    pub slope_h: Vec<f64>,
    /// The slope of the activation function at the output node.
    pub slope_o: f64,
    /// The weight from G1, then from G2, to H1 and H2.
    pub g_to_h: Vec<Vec<f64>>,
    /// The weight from a node of the second hidden layer to the output node.
    pub h_to_o: Vec<f64>,
    /// The error signal of a node of the first hidden layer.
    pub error_signal_g: Vec<f64>,
    /// The error signal of a node of the second hidden layer.
    pub error_signal_h: Vec<f64>,
    /// The error signal of the output node.
    pub error_signal_o: f64,
    /// What arrives at G1 from H1 and from H2, then the same for G2.
    pub arriving: Vec<Vec<f64>>,
    /// The sums of the rows before.
    pub arrived: Vec<f64>,
    /// The whole products along the two paths from G1 to the output, its slope included.
    pub paths_g1: Vec<f64>,
    /// The error signal of G1 by (9.3): its bias is nudged.
    pub nudged_g1: f64,
    /// The gradients of the weights from I1 to G1 and from I2 to G1.
    pub gradient_to_g1: Vec<f64>,
    /// The learning rate.
    pub learning_rate: f64,
    /// The error E after the update.
    pub new_error: f64,
}

/// The example of the page.
pub fn by_hand() -> ByHand {
    let (network, samples) = (network(), sample());
    let (input, target) = (samples.inputs.row(0), samples.targets.row(0));
    let forward = network.forward(input);
    let at_output = output_error_signal(&network, &forward, target);
    let signals = error_signals(&network, &forward, at_output);
    let slope =
        |pre: &Array1<f64>| pre.mapv(|pre| Activation::Sigmoid.activate_prime(pre)).to_vec();
    let [pre_g, pre_h, pre_o] = [0, 1, 2].map(|layer| forward.pre[layer].clone());
    let [post_g, post_h, post_o] = [0, 1, 2].map(|layer| forward.post[layer].clone());
    let g_to_h = &network.layers[1].weights;
    let h_to_o = network.layers[2].weights.column(0).to_vec();
    let (slope_g, slope_h, slope_o) = (slope(&pre_g), slope(&pre_h), slope(&pre_o)[0]);
    let arriving: Vec<Vec<f64>> =
        g_to_h.rows().into_iter().map(|row| (&row * &signals[1]).to_vec()).collect();
    let through = |h: usize| signals[2][0] * h_to_o[h] * slope_h[h] * g_to_h[[0, h]] * slope_g[0];
    let nudge = 1e-5;
    let at = |by: f64| {
        let mut nudged = network.clone();
        nudged.layers[0].biases[0] += by;
        error(&nudged, &samples)
    };
    let learning_rate = 1.0;
    let mut moved = network.clone();
    moved.descend(&backpropagate(&network, input, target), learning_rate);
    let all = gradients(input, &forward, signals.clone());
    ByHand {
        input: input.to_vec(),
        target: target[0],
        final_error: post_o[0] - target[0],
        error: error(&network, &samples),
        arrived: arriving.iter().map(|row| row.iter().sum()).collect(),
        arriving,
        paths_g1: vec![through(0), through(1)],
        nudged_g1: (at(nudge) - at(-nudge)) / (2.0 * nudge),
        gradient_to_g1: all[0].weights.column(0).to_vec(),
        learning_rate,
        new_error: error(&moved, &samples),
        pre_g: pre_g.to_vec(),
        post_g: post_g.to_vec(),
        pre_h: pre_h.to_vec(),
        post_h: post_h.to_vec(),
        pre_o: pre_o[0],
        post_o: post_o[0],
        g_to_h: g_to_h.rows().into_iter().map(|row| row.to_vec()).collect(),
        h_to_o,
        error_signal_g: signals[0].to_vec(),
        error_signal_h: signals[1].to_vec(),
        error_signal_o: signals[2][0],
        slope_g,
        slope_h,
        slope_o,
    }
}

/// What it costs to follow paths, and to add where they meet.
#[derive(Debug, Serialize)]
pub struct Counted {
    /// How many hidden layers.
    pub hidden_layers: usize,
    /// How many nodes each layer has.
    pub nodes: usize,
    /// Paths from one node of the first hidden layer to the output.
    pub paths: u64,
    /// Products of a weight and an error signal, for all nodes of all hidden layers.
    pub products: u64,
}

/// Ten hidden layers of ten nodes and one output.
pub fn counted() -> Counted {
    let (hidden_layers, nodes) = (10, 10);
    let widths: Vec<usize> = [&vec![nodes; hidden_layers][..], &[1]].concat();
    // A node has as many paths as the nodes it leads to have together.
    let paths = widths[1..].iter().rev().fold(1, |paths, &width| paths * width as u64);
    let weights = widths.windows(2).map(|ends| Array2::<f64>::zeros((ends[0], ends[1])).len());
    Counted { hidden_layers, nodes, paths, products: weights.sum::<usize>() as u64 }
}
