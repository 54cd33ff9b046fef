//! Training that stops by itself, on few samples with wrong labels among them.

use ch14_datasets::mislabel;
use ch15_bias::{Samples, correct, error};
use serde::Serialize;
use study::standard_error_of_mean;

use super::{mean, recorded};
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

/// Hardly better than the base rate, in per cent.
pub const GIVEN_UP: f64 = 72.0;

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

impl Run {
    /// What is recorded of it: the right answers after the last epoch, the errors of a training
    /// and a validation sample then and of a validation sample at the longest patience's best, in
    /// millionths, and for each patience the best epoch, the epochs trained and the right answers.
    pub fn record(&self) -> [u32; 16] {
        let millionths = |error: f64| (1e6 * error).round() as u32;
        let right = |per_cent: f64| (50.0 * per_cent).round() as u32;
        let mut row = [0; 16];
        row[0] = right(self.last);
        row[1] = millionths(self.training[MOST]);
        row[2] = millionths(self.validation[MOST]);
        row[3] = millionths(self.validation[self.stopped[3].0]);
        for (place, (best, epochs, accuracy)) in self.stopped.iter().enumerate() {
            row[4 + 3 * place] = *best as u32;
            row[5 + 3 * place] = *epochs as u32;
            row[6 + 3 * place] = right(*accuracy);
        }
        row
    }
}

/// One column of the recording, in its unit.
pub fn column(rows: &[[u32; 16]], column: usize) -> Vec<f64> {
    let unit = match column {
        1..=3 => 1e6,
        0 | 6 | 9 | 12 | 15 => 50.0,
        _ => 1.0,
    };
    rows.iter().map(|row| f64::from(row[column]) / unit).collect()
}

/// One patience over the seeds.
#[derive(Serialize)]
pub struct PatienceRow {
    /// For how many epochs without a better one the training waits before it stops.
    pub patience: usize,
    /// How many epochs are trained, on average.
    pub epochs: f64,
    pub accuracy: f64,
    pub accuracy_error: f64,
    /// What stopping early gains in right answers to test samples, against the full length, in
    /// percentage points.
    pub gain: f64,
    /// The standard error of what stopping early gains, in percentage points.
    pub gain_error: f64,
    /// In how many seeds the network is hardly better than the base rate.
    pub given_up: usize,
    pub by_seed: Vec<f64>,
    pub best_epochs: Vec<u32>,
}

/// Stopping early.
#[derive(Serialize)]
pub struct Patience {
    /// How many seeds.
    pub seeds: usize,
    /// How many samples to train on, and as many to validate with.
    pub count: usize,
    pub wrong: f64,
    /// How many hidden nodes.
    pub hidden: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// How many epochs the full length has.
    pub most: usize,
    /// The accuracy, in per cent, below which a training is said to have given up.
    pub given_up: f64,
    /// The error of a validation sample at the best epoch, on average.
    pub best_validation: f64,
    /// The error of a training sample after the last epoch, on average.
    pub last_training: f64,
    /// The error of a validation sample after the last epoch, on average.
    pub last_validation: f64,
    /// Right answers to test samples after the full length, in per cent.
    pub last: f64,
    pub last_error: f64,
    pub last_by_seed: Vec<f64>,
    /// One row for each patience.
    pub rows: Vec<PatienceRow>,
    /// Patience 50 against 200.
    pub longer: f64,
    pub longer_error: f64,
}

/// The first seed of the page's sixty, and of the sixty others.
pub const FIRST_SEEDS: [u64; 2] = [0, 500];

/// From sixty seeds, by the recording.
pub fn patience() -> Patience {
    let rows = &recorded::PATIENCE[..60];
    let last = column(rows, 0);
    let of_patience = |(place, &patience): (usize, &usize)| {
        let accuracies = column(rows, 6 + 3 * place);
        let gain = Difference::between(&last, &accuracies);
        PatienceRow {
            patience,
            epochs: mean(&column(rows, 5 + 3 * place)),
            accuracy: mean(&accuracies),
            accuracy_error: standard_error_of_mean(&accuracies),
            gain: gain.mean,
            gain_error: gain.standard_error,
            given_up: accuracies.iter().filter(|accuracy| **accuracy < GIVEN_UP).count(),
            by_seed: accuracies,
            best_epochs: rows.iter().map(|row| row[4 + 3 * place]).collect(),
        }
    };
    let longer = Difference::between(&column(rows, 12), &column(rows, 15));
    Patience {
        seeds: rows.len(),
        count: COUNT,
        wrong: WRONG,
        hidden: SETUP.0,
        learning_rate: SETUP.1,
        most: MOST,
        given_up: GIVEN_UP,
        best_validation: mean(&column(rows, 3)),
        last_training: mean(&column(rows, 1)),
        last_validation: mean(&column(rows, 2)),
        last: mean(&last),
        last_error: standard_error_of_mean(&last),
        last_by_seed: last.clone(),
        rows: PATIENCES.iter().enumerate().map(of_patience).collect(),
        longer: longer.mean,
        longer_error: longer.standard_error,
    }
}
