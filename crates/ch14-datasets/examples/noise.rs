//! Forty rows of noise with a thousand columns each: four columns are chosen, and half of the rows
//! train a network.

use ch11_architecture::Network;
use ch11_architecture::ndarray::Axis;
use ch12_network::{Samples, Trainer, correct};
use ch14_datasets::selection::{best_columns, noise};
use ch14_datasets::worked::cut;

fn validated(samples: &Samples, columns: &[usize]) -> usize {
    let inputs = samples.inputs.select(Axis(1), columns);
    let (training, validation) = cut(&Samples { inputs, targets: samples.targets.clone() }, 20);
    let mut trainer = Trainer::new(Network::seeded(4, 3, 1, 1), 0.5);
    for _ in 0..100 {
        trainer.epoch(&training);
    }
    correct(&trainer.network, &validation)
}

fn main() {
    for seed in 1..=5 {
        let all = noise(40, 1000, seed);
        let (training, _) = cut(&all, 20);
        println!(
            "right of 20: {:2} with columns chosen on all rows, {:2} on the training rows",
            validated(&all, &best_columns(&all, 4)),
            validated(&all, &best_columns(&training, 4)),
        );
    }
}
