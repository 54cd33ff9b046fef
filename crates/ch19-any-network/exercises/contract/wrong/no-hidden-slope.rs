use ch19_any_network::ndarray::{Array1, ArrayView1};
pub use ch19_any_network::{Activation, Forward, Gradients, Layer, Network, Samples, error, gradients};

pub fn error_signals(
    network: &Network,
    _forward: &Forward,
    at_output: Array1<f64>,
) -> Vec<Array1<f64>> {
    let mut signals = vec![at_output];
    for layer in network.layers[1..].iter().rev() {
        signals.push(layer.weights.dot(&signals[signals.len() - 1]));
    }
    signals.reverse();
    signals
}

pub fn backpropagate(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) -> Gradients {
    let forward = network.forward(input);
    let at_output = ch19_any_network::output_error_signal(network, &forward, target);
    let signals = error_signals(network, &forward, at_output);
    gradients(input, &forward, signals)
}

pub fn epoch(network: &mut Network, samples: &Samples, learning_rate: f64) {
    for (input, target) in samples.iter() {
        let gradients = backpropagate(network, input, target);
        network.descend(&gradients, learning_rate);
    }
}
