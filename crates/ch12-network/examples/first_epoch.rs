//! A whole training: colours, a 3-4-1 network, epochs, and the share of right answers.

use ch11_architecture::Network;
use ch12_network::{Trainer, colours, correct};

fn main() {
    let samples = colours(1000, 1);
    let mut trainer = Trainer::new(Network::seeded(3, 4, 1, 1), 1.0);
    println!("before: {} of {} right", correct(&trainer.network, &samples), samples.len());

    for epoch in 1..=50 {
        let error = trainer.epoch(&samples) / samples.len() as f64;
        if [1, 2, 5, 10, 20, 50].contains(&epoch) {
            let right = correct(&trainer.network, &samples);
            println!("epoch {epoch:2}: error on the way {error:.6} a sample, then {right} right");
        }
    }
}
