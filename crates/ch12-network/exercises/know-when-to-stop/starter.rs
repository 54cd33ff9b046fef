use ch11_architecture::Network;
use ch12_network::{Samples, Trainer};

/// Trains until it is no longer worth it, at most `limit` epochs, and returns how many
/// it took.
pub fn train(network: &mut Network, samples: &Samples, limit: usize) -> usize {
    let mut trainer = Trainer::new(network.clone(), 1.0);
    println!("first epoch: {}", trainer.epoch(samples));
    todo!("stop in time, before {limit} epochs, and put the trained network back")
}

fn main() {
    let samples = ch12_network::colours(300, 1);
    let mut network = Network::seeded(3, 4, 1, 1);
    println!("{} epochs", train(&mut network, &samples, 4000));
    println!("{} right", ch12_network::correct(&network, &samples));
}
