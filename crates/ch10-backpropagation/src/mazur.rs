//! A published example, recomputed: the 2-2-2 network with biases of M. Mazur's "A Step by
//! Step Backpropagation Example" (2015).

#![allow(clippy::needless_range_loop, reason = "the indices are those of the formulas")]

use ch08_sigmoid::{activate, activate_prime_from_post, final_error, half_squared_error};

/// A 2-2-2 network with one bias for the hidden layer and one for the output layer. Weights
/// are indexed from-to, as everywhere in this book.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoOutputs {
    /// The input-to-hidden weights: `i_to_h[i][h]`.
    pub i_to_h: [[f64; 2]; 2],
    /// The hidden-to-output weights: `h_to_o[h][o]`.
    pub h_to_o: [[f64; 2]; 2],
    /// What is added to the preactivation of both hidden nodes.
    pub bias_h: f64,
    /// What is added to the preactivation of both output nodes.
    pub bias_o: f64,
}

/// The inputs of the published example.
pub const INPUT: [f64; 2] = [0.05, 0.10];

/// Its targets, one for each output node.
pub const TARGETS: [f64; 2] = [0.01, 0.99];

/// Its learning rate.
pub const LEARNING_RATE: f64 = 0.5;

/// Which hidden-to-output weights the hidden gradients are formed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The weights of the forward pass: all gradients first, then all updates.
    GradientsFirst,
    /// Weights that have already moved: the order trap.
    OutputWeightsFirst,
}

impl TwoOutputs {
    /// The published weights: w1 to w8 are .15 to .50 in steps of .05, the biases .35 and .60.
    pub fn published() -> TwoOutputs {
        TwoOutputs {
            i_to_h: [[0.15, 0.25], [0.20, 0.30]],
            h_to_o: [[0.40, 0.50], [0.45, 0.55]],
            bias_h: 0.35,
            bias_o: 0.60,
        }
    }

    /// The postactivations of the hidden nodes and of the output nodes.
    pub fn forward(&self, input: [f64; 2]) -> ([f64; 2], [f64; 2]) {
        let post_h = layer(input, &self.i_to_h, self.bias_h);
        (post_h, layer(post_h, &self.h_to_o, self.bias_o))
    }

    /// The error E, summed over the two outputs.
    pub fn error(&self, input: [f64; 2], targets: [f64; 2]) -> f64 {
        let (_, post_o) = self.forward(input);
        half_squared_error(post_o[0], targets[0]) + half_squared_error(post_o[1], targets[1])
    }

    /// One update of the eight weights; the biases stay, as in the publication.
    pub fn update(&mut self, input: [f64; 2], targets: [f64; 2], learning_rate: f64, order: Order) {
        let (post_h, post_o) = self.forward(input);
        let error_signal: [f64; 2] = std::array::from_fn(|o| {
            final_error(post_o[o], targets[o]) * activate_prime_from_post(post_o[o])
        });

        let before = self.h_to_o;
        for h in 0..2 {
            for o in 0..2 {
                self.h_to_o[h][o] -= learning_rate * error_signal[o] * post_h[h];
            }
        }
        let used = match order {
            Order::GradientsFirst => before,
            Order::OutputWeightsFirst => self.h_to_o,
        };
        for h in 0..2 {
            let sent_back = error_signal[0] * used[h][0] + error_signal[1] * used[h][1];
            for i in 0..2 {
                let gradient = sent_back * activate_prime_from_post(post_h[h]) * input[i];
                self.i_to_h[i][h] -= learning_rate * gradient;
            }
        }
    }
}

fn layer(values: [f64; 2], weights: &[[f64; 2]; 2], bias: f64) -> [f64; 2] {
    std::array::from_fn(|to| {
        activate(values[0] * weights[0][to] + values[1] * weights[1][to] + bias)
    })
}
