//! Forty rows of noise with a thousand columns each: four columns are chosen, and half of the rows
//! train a network.

use ch11_architecture::Network;
use ch11_architecture::ndarray::Axis;
use ch12_network::{Samples, Trainer, correct};
use ch13_validation::pick;
use ch14_datasets::selection::{best_columns, noise};

/// Twenty rows to train on and twenty to validate with.
fn halves(samples: &Samples) -> (Samples, Samples) {
    let rows: Vec<usize> = (0..40).collect();
    (pick(samples, &rows[..20]), pick(samples, &rows[20..]))
}

fn validated(samples: &Samples, columns: &[usize]) -> usize {
    let inputs = samples.inputs.select(Axis(1), columns);
    let chosen = Samples { inputs, targets: samples.targets.clone() };
    let (training, validation) = halves(&chosen);
    let mut trainer = Trainer::new(Network::seeded(4, 3, 1, 1), 0.5);
    for _ in 0..100 {
        trainer.epoch(&training);
    }
    correct(&trainer.network, &validation)
}

fn main() {
    for seed in 1..=5 {
        let all = noise(40, 1000, seed);
        let (training, _) = halves(&all);
        println!(
            "right of 20: {:2} with columns chosen on all rows, {:2} on the training rows",
            validated(&all, &best_columns(&all, 4)),
            validated(&all, &best_columns(&training, 4)),
        );
    }
}
