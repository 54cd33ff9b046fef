pub use ch09_training::{Gradients, Network, Sample};

pub fn backpropagate(network: &Network, sample: &Sample) -> Gradients {
    let mut gradients = ch10_backpropagation::backpropagate(network, sample);
    for gradient in gradients.i_to_h.iter_mut().flatten().chain(&mut gradients.h_to_o) {
        *gradient *= 2.0;
    }
    gradients
}

pub fn update(network: &mut Network, sample: &Sample, learning_rate: f64) {
    let gradients = backpropagate(network, sample);
    network.descend(&gradients, learning_rate);
}
