//! # Chapter 10: training formulas and backpropagation
//!
//! The gradients that chapter 9 measured by nudging, computed instead: one backward pass
//! sends the final error from the output node to every weight.

use ch08_sigmoid::{activate_prime, final_error};
use ch09_training::error;
pub use ch09_training::{Gradients, Network, Sample};

pub mod figures;
pub mod mazur;
pub mod worked;

/// The error signal S_ERROR, Equation (10.1): the final error pushed back through the output
/// node's activation.
///
/// `pre_o` is the output node's preactivation, not its postactivation.
pub fn error_signal(final_error: f64, pre_o: f64) -> f64 {
    final_error * activate_prime(pre_o)
}

/// The gradient of one hidden-to-output weight, Equation (10.2).
///
/// `post_h` is the postactivation of the hidden node that the weight leaves.
pub fn gradient_h_to_o(error_signal: f64, post_h: f64) -> f64 {
    error_signal * post_h
}

/// The gradient of one input-to-hidden weight, Equation (10.4).
///
/// `h_to_o` is the weight that leaves the hidden node, as it was in the forward pass;
/// `pre_h` is that node's preactivation; `input` is the value that the weight multiplies.
pub fn gradient_i_to_h(error_signal: f64, h_to_o: f64, pre_h: f64, input: f64) -> f64 {
    error_signal * h_to_o * activate_prime(pre_h) * input
}

/// The gradients of all input-to-hidden weights, Equation (10.4) for each of them: I rows of H.
///
/// `h_to_o` and `pre_h` hold one number for each hidden node, `input` one for each input node.
pub fn gradients_i_to_h(
    error_signal: f64,
    h_to_o: &[f64],
    pre_h: &[f64],
    input: &[f64],
) -> Vec<Vec<f64>> {
    let arriving = h_to_o.iter().map(|weight| error_signal * weight);
    let through = arriving.zip(pre_h);
    let behind: Vec<f64> = through.map(|(arrived, &pre)| arrived * activate_prime(pre)).collect();

    let mut gradients = Vec::new();
    for value in input {
        gradients.push(behind.iter().map(|sent| sent * value).collect());
    }
    gradients
}

/// The gradients of all weights for one sample: a forward pass, then a backward pass.
///
/// `sample.input` holds one value for each input node of `network`.
pub fn backpropagate(network: &Network, sample: &Sample) -> Gradients {
    let forward = network.forward(&sample.input);
    let fe = final_error(forward.post_o, sample.target);
    let signal = error_signal(fe, forward.pre_o);
    let h_to_o = forward.post_h.iter().map(|&post| gradient_h_to_o(signal, post)).collect();
    let i_to_h = gradients_i_to_h(signal, &network.h_to_o, &forward.pre_h, &sample.input);
    Gradients { i_to_h, h_to_o }
}

/// One update: all gradients from the old weights first, then all weights move, Equations
/// (10.3) and (10.5).
pub fn update(network: &mut Network, sample: &Sample, learning_rate: f64) {
    let gradients = backpropagate(network, sample);
    network.descend(&gradients, learning_rate);
}

/// Online training by backpropagation: one update after each sample, `epochs` times through
/// all samples.
///
/// Returns the summed error E of each epoch, taken sample by sample before that sample's
/// update.
pub fn train(
    network: &mut Network,
    samples: &[Sample],
    learning_rate: f64,
    epochs: usize,
) -> Vec<f64> {
    let mut errors = Vec::with_capacity(epochs);
    for _ in 0..epochs {
        let mut epoch_error = 0.0;
        for sample in samples {
            epoch_error += error(network, sample);
            update(network, sample, learning_rate);
        }
        errors.push(epoch_error);
    }
    errors
}

/// The order trap: HtoO moves first, and ItoH is then corrected with weights that the forward
/// pass never used. It is here to be compared with [`update`].
pub fn update_in_the_wrong_order(network: &mut Network, sample: &Sample, learning_rate: f64) {
    let forward = network.forward(&sample.input);
    let fe = final_error(forward.post_o, sample.target);
    let signal = error_signal(fe, forward.pre_o);

    for (weight, &post_h) in network.h_to_o.iter_mut().zip(&forward.post_h) {
        *weight -= learning_rate * gradient_h_to_o(signal, post_h);
    }
    let too_late = gradients_i_to_h(signal, &network.h_to_o, &forward.pre_h, &sample.input);
    for (weights, row) in network.i_to_h.iter_mut().zip(&too_late) {
        for (weight, gradient) in weights.iter_mut().zip(row) {
            *weight -= learning_rate * gradient;
        }
    }
}

/// How far two gradients are apart, Equation (10.6): the length of their difference over the
/// sum of their lengths.
///
/// Between 0 (equal) and 1 (opposite); 0 where both are all zeros. `a` and `b` have the same
/// length.
pub fn relative_error(a: &[f64], b: &[f64]) -> f64 {
    let difference: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    let lengths = length(a) + length(b);
    if lengths == 0.0 { 0.0 } else { length(&difference) / lengths }
}

fn length(vector: &[f64]) -> f64 {
    vector.iter().map(|x| x * x).sum::<f64>().sqrt()
}
