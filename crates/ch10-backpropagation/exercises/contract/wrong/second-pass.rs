pub use ch09_training::{Gradients, Network, Sample};
pub use ch10_backpropagation::backpropagate;

pub fn update(network: &mut Network, sample: &Sample, learning_rate: f64) {
    let gradients = backpropagate(network, sample);
    for (weight, gradient) in network.h_to_o.iter_mut().zip(&gradients.h_to_o) {
        *weight -= learning_rate * gradient;
    }
    let too_late = backpropagate(network, sample);
    for (weights, row) in network.i_to_h.iter_mut().zip(&too_late.i_to_h) {
        for (weight, gradient) in weights.iter_mut().zip(row) {
            *weight -= learning_rate * gradient;
        }
    }
}
