//! The same training at learning rates far apart.

use ch11_architecture::Network;
use serde::Serialize;
use study::{Spread, over_seeds, spread, standard_error_of_mean};

use super::{Gain, SAMPLES, gain, mean, network, trained};
use crate::{colours, correct};

/// The seed of the figure's loss curves: after all epochs at the largest rate its run is in the middle
/// of all runs, which a test holds.
pub const IN_THE_MIDDLE: u64 = 12;

/// The page's training at several learning rates.
#[derive(Serialize)]
pub struct Rates {
    /// How many seeds.
    pub seeds: u64,
    /// The epochs after which is counted, fewer and more.
    pub epochs: [usize; 2],
    /// One row for each of the powers of ten.
    pub rows: Vec<AtRate>,
    /// A rate between ours and ten times it.
    pub between: AtRate,
    /// From our rate to the one between, run by run, after the fewer epochs and after all.
    pub to_between: [Gain; 2],
    /// From our rate to ten times it, run by run, after the fewer epochs and after all.
    pub to_ten: [Gain; 2],
}

/// All runs at one learning rate.
#[derive(Serialize)]
pub struct AtRate {
    /// LR.
    pub learning_rate: f64,
    /// The share of right answers after the fewer epochs.
    pub early: Spread,
    /// The mean of the shares after the fewer epochs.
    pub early_mean: f64,
    /// The standard error of this mean.
    pub early_error: f64,
    /// The share of right answers after all epochs.
    pub late: Spread,
    /// The mean of the shares after all epochs.
    pub late_mean: f64,
    /// The standard error of this mean.
    pub late_error: f64,
}

/// The shares of right answers of all runs at one learning rate, after the fewer epochs and after all.
fn shares(seeds: u64, learning_rate: f64, [early, late]: [usize; 2]) -> [Vec<f64>; 2] {
    let runs = over_seeds(seeds, |seed| {
        let samples = colours(SAMPLES, seed);
        let share = |network: &Network| correct(network, &samples) as f64 / SAMPLES as f64;
        let after = trained(network(seed), &samples, learning_rate, early);
        let later = trained(after.clone(), &samples, learning_rate, late - early);
        [share(&after), share(&later)]
    });
    [0, 1].map(|time| runs.iter().map(|run| run[time]).collect())
}

/// One row of the table.
fn at_rate(learning_rate: f64, [early, late]: &[Vec<f64>; 2]) -> AtRate {
    AtRate {
        learning_rate,
        early: spread(early.iter().copied()),
        early_mean: mean(early),
        early_error: standard_error_of_mean(early),
        late: spread(late.iter().copied()),
        late_mean: mean(late),
        late_error: standard_error_of_mean(late),
    }
}

/// The share of right answers at each learning rate, with the colours and weights of the other runs.
pub fn rates() -> Rates {
    let (seeds, epochs) = (20, [10, 50]);
    let learning_rates = [0.01, 0.1, 1.0, 10.0, 100.0];
    let runs = learning_rates.map(|learning_rate| shares(seeds, learning_rate, epochs));
    let between = shares(seeds, 3.0, epochs);
    let from_ours = |to: &[Vec<f64>; 2]| [0, 1].map(|time| gain(&runs[2][time], &to[time]));
    let rows = learning_rates.into_iter().zip(&runs);
    Rates {
        seeds,
        epochs,
        rows: rows.map(|(learning_rate, runs)| at_rate(learning_rate, runs)).collect(),
        to_between: from_ours(&between),
        to_ten: from_ours(&runs[3]),
        between: at_rate(3.0, &between),
    }
}
