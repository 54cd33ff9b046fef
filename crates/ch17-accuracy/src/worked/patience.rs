//! Training that stops by itself, on few samples with wrong labels among them.

use ch14_datasets::mislabel;
use ch15_bias::{Samples, correct, error};
use serde::Serialize;
use study::{over_seeds, standard_error_of_mean};

use super::mean;
use crate::{Difference, Network, Rule, Scaler, Trainer, scaled};

/// How many samples to train on, and how many to validate with.
pub const COUNT: usize = 300;
/// The share of wrong labels among both.
pub const WRONG: f64 = 0.1;
/// The longest training.
pub const MOST: usize = 300;
/// Hidden nodes and learning rate.
pub const SETUP: (usize, f64) = (16, 0.3);
/// The patiences that are compared.
pub const PATIENCES: [usize; 4] = [1, 10, 50, 200];

/// Training and validation samples with wrong labels, and test samples with right ones, scaled.
pub fn sets(seed: u64) -> [Samples; 3] {
    let mut training = Rule::Ball.samples(COUNT, 3 * seed);
    let mut validation = Rule::Ball.samples(COUNT, 3 * seed + 1);
    let test = Rule::Ball.samples(5_000, 3 * seed + 2);
    mislabel(&mut training, WRONG, 2 * seed);
    mislabel(&mut validation, WRONG, 2 * seed + 1);
    let scaler = Scaler::fit(&training.inputs);
    [training, validation, test].map(|samples| scaled(&scaler, &samples))
}

/// A training of the full length, and what each patience would have made of it.
pub struct Run {
    /// The errors of a training and of a validation sample, before training and after each epoch.
    pub training: Vec<f64>,
    pub validation: Vec<f64>,
    /// Right answers to the test samples, in per cent, after the last epoch.
    pub last: f64,
    /// For each patience: the best epoch, the epochs trained and the right answers in per cent.
    pub stopped: Vec<(usize, usize, f64)>,
}

/// One training from one seed.
pub fn run(seed: u64) -> Run {
    let [training, validation, test] = sets(seed);
    let right = |network: &Network| correct(network, &test) as f64 / 50.0;
    let mut trainer = Trainer::new(Network::seeded(4, SETUP.0, 1, seed), SETUP.1);
    let share = |network: &Network, samples: &Samples| error(network, samples) / COUNT as f64;
    let mut run = Run { training: vec![], validation: vec![], last: 0.0, stopped: vec![] };
    let mut best: Vec<(usize, Network)> = vec![];
    let mut least = f64::INFINITY;
    for epoch in 0..=MOST {
        if epoch > 0 {
            trainer.epoch(&training);
        }
        run.training.push(share(&trainer.network, &training));
        let error = share(&trainer.network, &validation);
        run.validation.push(error);
        if error < least {
            least = error;
            best.push((epoch, trainer.network.clone()));
        }
    }
    run.last = right(&trainer.network);
    for patience in PATIENCES {
        let after = |place: usize| best.get(place + 1).map_or(usize::MAX, |next| next.0);
        let place = (0..best.len()).find(|&place| after(place) > best[place].0 + patience);
        let (epoch, network) = &best[place.unwrap_or(best.len() - 1)];
        run.stopped.push((*epoch, (epoch + patience).min(MOST), right(network)));
    }
    run
}

/// One patience over the seeds.
#[derive(Serialize)]
pub struct PatienceRow {
    pub patience: usize,
    /// Epochs trained, on average.
    pub epochs: f64,
    pub accuracy: f64,
    pub accuracy_error: f64,
    /// Against the full length.
    pub gain: f64,
    pub gain_error: f64,
    /// In how many seeds the network is no better than the base rate.
    pub given_up: usize,
    pub by_seed: Vec<f64>,
    pub best_epochs: Vec<usize>,
}

/// Stopping early.
#[derive(Serialize)]
pub struct Patience {
    pub seeds: usize,
    pub count: usize,
    pub wrong: f64,
    pub hidden: usize,
    pub learning_rate: f64,
    pub most: usize,
    /// Errors of a sample at the best epoch by the longest patience and at the end, on average.
    pub best_validation: f64,
    pub last_training: f64,
    pub last_validation: f64,
    pub last: f64,
    pub last_error: f64,
    pub last_by_seed: Vec<f64>,
    pub rows: Vec<PatienceRow>,
    /// Patience 50 against 200.
    pub longer: f64,
    pub longer_error: f64,
}

/// From twenty seeds.
pub fn patience() -> Patience {
    let runs = over_seeds(20, run);
    let last: Vec<f64> = runs.iter().map(|run| run.last).collect();
    let by_seed = |row: usize| -> Vec<f64> { runs.iter().map(|run| run.stopped[row].2).collect() };
    let rows = PATIENCES
        .iter()
        .enumerate()
        .map(|(row, &patience)| {
            let accuracies = by_seed(row);
            let gain = Difference::between(&last, &accuracies);
            let epochs: Vec<f64> = runs.iter().map(|run| run.stopped[row].1 as f64).collect();
            PatienceRow {
                patience,
                epochs: mean(&epochs),
                accuracy: mean(&accuracies),
                accuracy_error: standard_error_of_mean(&accuracies),
                gain: gain.mean,
                gain_error: gain.standard_error,
                given_up: accuracies.iter().filter(|accuracy| **accuracy < 70.0).count(),
                by_seed: accuracies,
                best_epochs: runs.iter().map(|run| run.stopped[row].0).collect(),
            }
        })
        .collect();
    let longer = Difference::between(&by_seed(2), &by_seed(3));
    let of = |value: fn(&Run) -> f64| mean(&runs.iter().map(value).collect::<Vec<_>>());
    Patience {
        seeds: runs.len(),
        count: COUNT,
        wrong: WRONG,
        hidden: SETUP.0,
        learning_rate: SETUP.1,
        most: MOST,
        best_validation: of(|run| run.validation[run.stopped[3].0]),
        last_training: of(|run| run.training[MOST]),
        last_validation: of(|run| run.validation[MOST]),
        last: mean(&last),
        last_error: standard_error_of_mean(&last),
        last_by_seed: last,
        rows,
        longer: longer.mean,
        longer_error: longer.standard_error,
    }
}
