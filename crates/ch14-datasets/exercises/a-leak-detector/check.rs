use answer::test;
use ch11_architecture::Network;
use ch11_architecture::ndarray::Axis;
use ch12_network::{Samples, Trainer, correct};
use ch14_datasets::selection::best_columns;
use ch14_datasets::{Scaler, shuffle};

use crate::checks::Checks;

fn rows(samples: &Samples, rows: &[usize]) -> Samples {
    Samples {
        inputs: samples.inputs.select(Axis(0), rows),
        targets: samples.targets.select(Axis(0), rows),
    }
}

fn halves(samples: &Samples) -> (Samples, Samples) {
    let (half, all) = (samples.len() / 2, samples.len());
    let order: Vec<usize> = (0..all).collect();
    (rows(samples, &order[..half]), rows(samples, &order[half..]))
}

/// Scales by the training rows, trains on them, and counts on the validation rows.
fn report(training: &Samples, validation: &Samples, epochs: usize, seed: u64) -> f64 {
    let scaler = Scaler::fit(&training.inputs);
    let ready = |part: &Samples| Samples {
        inputs: scaler.apply(&part.inputs),
        targets: part.targets.clone(),
    };
    let network = Network::seeded(training.inputs.ncols() + 1, 4, 1, seed);
    let mut trainer = Trainer::new(network, 0.5);
    let (training, validation) = (ready(training), ready(validation));
    for _ in 0..epochs {
        trainer.epoch(&training);
    }
    correct(&trainer.network, &validation) as f64 / validation.len() as f64
}

fn honest(samples: &Samples, seed: u64) -> f64 {
    let mut samples = samples.clone();
    shuffle(&mut samples, seed);
    let (training, validation) = halves(&samples);
    let best = best_columns(&training, 3);
    let chosen = |part: &Samples| Samples {
        inputs: part.inputs.select(Axis(1), &best),
        targets: part.targets.clone(),
    };
    report(&chosen(&training), &chosen(&validation), 40, seed)
}

fn chosen_on_all(samples: &Samples, seed: u64) -> f64 {
    let mut samples = samples.clone();
    shuffle(&mut samples, seed);
    let best = best_columns(&samples, 3);
    samples.inputs = samples.inputs.select(Axis(1), &best);
    let (training, validation) = halves(&samples);
    report(&training, &validation, 40, seed)
}

fn repeated(samples: &Samples, seed: u64) -> f64 {
    let twice: Vec<usize> = (0..2 * samples.len()).map(|row| row / 2).collect();
    let mut samples = rows(samples, &twice);
    shuffle(&mut samples, seed);
    let (training, validation) = halves(&samples);
    report(&training, &validation, 60, seed)
}

fn on_training_rows(samples: &Samples, seed: u64) -> f64 {
    let mut samples = samples.clone();
    shuffle(&mut samples, seed);
    let (training, _) = halves(&samples);
    report(&training, &training, 60, seed)
}

fn best_of_many(samples: &Samples, seed: u64) -> f64 {
    let mut samples = samples.clone();
    shuffle(&mut samples, seed);
    let (training, validation) = halves(&samples);
    let reports = (0..15).map(|run| report(&training, &validation, 20, 100 * seed + run));
    reports.fold(0.0, f64::max)
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts an honest pipeline", || test(honest));
    c.refuses("refuses columns chosen on all rows", || test(chosen_on_all));
    c.refuses("refuses rows repeated before the split", || test(repeated));
    c.refuses("refuses validation on the training rows", || test(on_training_rows));
    c.refuses("refuses the best of many networks", || test(best_of_many));
}
