pub use ch19_any_network::*;

pub fn epoch(network: &mut Network, samples: &Samples, learning_rate: f64) {
    for (input, target) in samples.iter() {
        for layer in (0..network.layers.len()).rev() {
            let gradients = backpropagate(network, input, target);
            network.layers[layer].weights.scaled_add(-learning_rate, &gradients[layer].weights);
            network.layers[layer].biases.scaled_add(-learning_rate, &gradients[layer].biases);
        }
    }
}
