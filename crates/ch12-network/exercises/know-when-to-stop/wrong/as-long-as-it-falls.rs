use ch11_architecture::Network;
use ch12_network::{Samples, Trainer};

/// Trains until it is no longer worth it, at most `limit` epochs, and returns how many
/// it took.
pub fn train(network: &mut Network, samples: &Samples, limit: usize) -> usize {
    let mut trainer = Trainer::new(network.clone(), 1.0);
    let (mut best, mut since) = (f64::INFINITY, 0);
    let mut epochs = 0;
    while epochs < limit && since < 1 {
        epochs += 1;
        let error = trainer.epoch(samples);
        if error < best {
            (best, since) = (error, 0);
        } else {
            since += 1;
        }
    }
    *network = trainer.network;
    epochs
}
