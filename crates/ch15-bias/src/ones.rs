//! The other way to a bias: a constant 1 beside the input nodes and another one beside the hidden
//! nodes. The biases are the weights that leave them, the last row of each matrix.

use ch08_sigmoid::{activate, activate_prime, final_error};
use ch11_architecture::outer;

use crate::ndarray::{Array1, Array2, ArrayView1, Axis, concatenate};
use crate::{Forward, Network};

/// A network that keeps its biases as weights: I inputs and a 1, H hidden nodes and a 1, O outputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Ones {
    /// The input-to-hidden weights and, in the last row, those of the constant, (I+1)×H.
    pub i_to_h: Array2<f64>,
    /// The hidden-to-output weights and, in the last row, those of the constant, (H+1)×O.
    pub h_to_o: Array2<f64>,
}

/// The values with a 1 behind them.
pub fn with_one(values: ArrayView1<f64>) -> Array1<f64> {
    values.iter().copied().chain([1.0]).collect()
}

impl From<&Network> for Ones {
    /// The same network, its biases below its weights.
    fn from(network: &Network) -> Ones {
        let below = |weights: &Array2<f64>, bias: &Array1<f64>| {
            let row = bias.view().insert_axis(Axis(0));
            concatenate![Axis(0), *weights, row]
        };
        Ones {
            i_to_h: below(&network.i_to_h, &network.bias_h),
            h_to_o: below(&network.h_to_o, &network.bias_o),
        }
    }
}

impl Ones {
    /// The forward pass: chapter 11's, with a 1 behind the inputs and behind the postactivations.
    ///
    /// `input` holds I values.
    pub fn forward(&self, input: ArrayView1<f64>) -> Forward {
        let pre_h = with_one(input).dot(&self.i_to_h);
        let post_h = pre_h.mapv(activate);
        let pre_o = with_one(post_h.view()).dot(&self.h_to_o);
        let post_o = pre_o.mapv(activate);
        Forward { pre_h, post_h, pre_o, post_o }
    }

    /// One update of all weights, those of the constants like the others.
    ///
    /// `input` holds I values, `target` O.
    pub fn update(&mut self, input: ArrayView1<f64>, target: ArrayView1<f64>, learning_rate: f64) {
        let forward = self.forward(input);
        let final_errors =
            forward.post_o.iter().zip(target).map(|(&post, &goal)| final_error(post, goal));
        let error_signal = Array1::from_iter(final_errors) * forward.pre_o.mapv(activate_prime);
        let arriving = self.h_to_o.dot(&error_signal);
        // What arrives last, at the constant, goes nowhere: it has no weights in front of it.
        let behind: Array1<f64> = arriving
            .iter()
            .zip(&forward.pre_h)
            .map(|(back, &pre)| back * activate_prime(pre))
            .collect();
        let gradient_i_to_h = outer(with_one(input).view(), behind.view());
        let gradient_h_to_o = outer(with_one(forward.post_h.view()).view(), error_signal.view());
        self.i_to_h.scaled_add(-learning_rate, &gradient_i_to_h);
        self.h_to_o.scaled_add(-learning_rate, &gradient_h_to_o);
    }
}
