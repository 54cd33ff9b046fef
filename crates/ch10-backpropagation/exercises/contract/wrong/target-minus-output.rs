pub use ch09_training::{Gradients, Network, Sample};
use ch10_backpropagation::worked::{Bug, gradients_with};

pub fn backpropagate(network: &Network, sample: &Sample) -> Gradients {
    gradients_with(Bug::SignOfError, network, sample, 1.0)
}

pub fn update(network: &mut Network, sample: &Sample, learning_rate: f64) {
    let gradients = backpropagate(network, sample);
    network.descend(&gradients, learning_rate);
}
