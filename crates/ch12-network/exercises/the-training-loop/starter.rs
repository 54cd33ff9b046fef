use ch11_architecture::{Network, backpropagate};
use ch12_network::Samples;

/// Trains and returns the error E of each epoch, every sample's taken before its update.
pub fn train(
    network: &mut Network,
    samples: &Samples,
    learning_rate: f64,
    epochs: usize,
) -> Vec<f64> {
    let first = backpropagate(network, samples.inputs.row(0), samples.targets.row(0));
    todo!("{epochs} epochs, LR {learning_rate}, first gradients {first:?}")
}

fn main() {
    let mut network = Network::seeded(3, 4, 1, 1);
    println!("{:?}", train(&mut network, &ch12_network::colours(100, 1), 1.0, 5));
}
