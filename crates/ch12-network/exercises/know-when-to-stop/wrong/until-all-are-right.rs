use ch11_architecture::Network;
use ch12_network::{Samples, Trainer, correct};

pub fn train(network: &mut Network, samples: &Samples, limit: usize) -> usize {
    let mut trainer = Trainer::new(network.clone(), 1.0);
    let mut epochs = 0;
    while epochs < limit
        && (correct(&trainer.network, samples) as f64) < 0.98 * samples.len() as f64
    {
        epochs += 1;
        trainer.epoch(samples);
    }
    *network = trainer.network;
    epochs
}
