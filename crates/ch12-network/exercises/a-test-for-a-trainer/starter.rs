use ch11_architecture::{Network, backpropagate};
use ch12_network::{Samples, colours};

/// Panics where `epoch` is not one epoch of online training that returns its summed
/// error E.
pub fn test(epoch: fn(&mut Network, &Samples, f64) -> f64) {
    let samples = colours(5, 2);
    let mut network = Network::seeded(3, 4, 1, 1);
    let first = backpropagate(&network, samples.inputs.row(0), samples.targets.row(0));
    let returned = epoch(&mut network, &samples, 0.5);
    todo!("assert! something about {returned}, the weights, and {first:?}")
}

fn main() {
    test(|network, samples, learning_rate| {
        let mut trainer = ch12_network::Trainer::new(network.clone(), learning_rate);
        let error = trainer.epoch(samples);
        *network = trainer.network;
        error
    });
}
