//! Three sets.

use ch11_architecture::Network;
use ch11_architecture::ndarray::Array1;
use ch12_network::Samples;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{EPOCHS, NOISE, share, trained};
use crate::{bursts, largest, split, standard_error};

/// A size and a learning rate, chosen by the validation set.
#[derive(Serialize, Deserialize)]
pub struct Choice {
    /// How many bursts there are for all three sets together.
    pub samples: usize,
    /// Training, validation and test samples, in this order.
    pub sizes: [usize; 3],
    /// How many trainings an entry of the table is the median of.
    pub seeds: u64,
    pub noise: f64,
    pub epochs: usize,
    /// The hidden nodes of a row of the table.
    pub hidden: Vec<usize>,
    /// The learning rate of a column of the table.
    pub rates: Vec<f64>,
    /// The share of right answers on the validation set, the median of the trainings; rows by
    /// hidden nodes, columns by learning rate.
    pub validation: Vec<Vec<f64>>,
    /// The hidden nodes of the best choice.
    pub best_hidden: usize,
    /// The learning rate of the best choice.
    pub best_rate: f64,
    /// The share of right answers on the validation set by the best entry of the table.
    pub best_validation: Spread,
    /// The standard error of a share like the best on the validation set.
    pub standard_error: f64,
    /// The best entry less two standard errors: what an entry must reach to count as close.
    pub limit: f64,
    /// How many other entries are within two standard errors of the best one.
    pub close: usize,
    /// The hidden nodes that the rule of the page settles on: the fewest that come close.
    pub chosen_hidden: usize,
    /// The learning rate that the rule of the page settles on.
    pub chosen_rate: f64,
    /// The share of right answers on the validation set by the chosen setting.
    pub chosen_validation: Spread,
    /// The share of right answers on the test set by the chosen setting; it was looked at once.
    pub test: Spread,
    /// The standard error of the difference of two such shares, if their tests were independent.
    pub difference_error: f64,
    /// The best entry less two standard errors of a difference of two such shares.
    pub difference_limit: f64,
    /// How many other entries are within two standard errors of a difference of the best one.
    pub close_by_difference: usize,
}

/// The place of the setting with the fewest hidden nodes among those that reach the limit; of
/// several, that of the best.
///
/// # Panics
///
/// If none reaches it.
pub fn smallest_within(hidden: &[usize], shares: &[f64], limit: f64) -> usize {
    (0..shares.len())
        .filter(|&place| shares[place] >= limit)
        .min_by(|&a, &b| hidden[a].cmp(&hidden[b]).then(shares[b].total_cmp(&shares[a])))
        .expect("a setting that reaches the limit")
}

/// Twelve settings, one of which is chosen: the smallest within two standard errors of the best.
pub fn choice() -> Choice {
    let (samples, seeds) = (2000, 3);
    let parts = split(&bursts(samples, NOISE, 77), [5, 2, 3], 78);
    let (hidden, rates) = (vec![4, 8, 12, 16], vec![0.1, 0.3, 1.0]);
    let settings: Vec<(usize, f64)> =
        hidden.iter().flat_map(|&h| rates.iter().map(move |&rate| (h, rate))).collect();
    let runs: Vec<Vec<Network>> = settings
        .par_iter()
        .map(|&(hidden, rate)| {
            over_seeds(seeds, |seed| trained(&parts.training, hidden, rate, EPOCHS, seed))
        })
        .collect();
    let on = |networks: &[Network], samples: &Samples| {
        spread(networks.iter().map(|network| share(network, samples)))
    };
    let shares: Vec<Spread> = runs.iter().map(|run| on(run, &parts.validation)).collect();
    let medians = Array1::from_iter(shares.iter().map(|spread| spread.median));
    let best = largest(medians.view());
    let error = standard_error(medians[best], parts.validation.len());
    let limit = medians[best] - 2.0 * error;
    let nodes: Vec<usize> = settings.iter().map(|setting| setting.0).collect();
    let chosen = smallest_within(&nodes, &medians.to_vec(), limit);
    let difference_error = 2.0_f64.sqrt() * error;
    let difference_limit = medians[best] - 2.0 * difference_error;
    let others = |limit| medians.iter().filter(|&&median| median >= limit).count() - 1;
    Choice {
        samples,
        sizes: [parts.training.len(), parts.validation.len(), parts.test.len()],
        seeds,
        noise: NOISE,
        epochs: EPOCHS,
        validation: medians.to_vec().chunks(rates.len()).map(<[f64]>::to_vec).collect(),
        hidden,
        rates,
        standard_error: error,
        limit,
        close: others(limit),
        difference_error,
        difference_limit,
        close_by_difference: others(difference_limit),
        best_hidden: settings[best].0,
        best_rate: settings[best].1,
        best_validation: shares[best].clone(),
        chosen_hidden: settings[chosen].0,
        chosen_rate: settings[chosen].1,
        chosen_validation: shares[chosen].clone(),
        test: on(&runs[chosen], &parts.test),
    }
}
