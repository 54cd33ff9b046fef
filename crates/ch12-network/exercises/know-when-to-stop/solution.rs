use ch11_architecture::Network;
use ch12_network::{Samples, Trainer};

/// Trains until it is no longer worth it, at most `limit` epochs, and returns how many
/// it took.
pub fn train(network: &mut Network, samples: &Samples, limit: usize) -> usize {
    let mut trainer = Trainer::new(network.clone(), 1.0);
    let (mut best, mut since) = (f64::INFINITY, 0);
    let mut epochs = 0;
    while epochs < limit && since < 25 {
        epochs += 1;
        let error = trainer.epoch(samples);
        if error < 0.98 * best {
            (best, since) = (error, 0);
        } else {
            since += 1;
        }
    }
    *network = trainer.network;
    epochs
}

fn main() {
    let samples = ch12_network::colours(300, 1);
    let mut network = Network::seeded(3, 4, 1, 1);
    println!("{} epochs", train(&mut network, &samples, 4000));
    println!("{} right", ch12_network::correct(&network, &samples));
}
