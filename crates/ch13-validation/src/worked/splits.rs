//! The same choice many times, each time among bursts of its own.

use serde::{Deserialize, Serialize};
use study::{over_seeds, spread, standard_error_of_mean};

use super::recorded::SPLITS;
use super::{EPOCHS, NOISE, share, smallest_within, trained};
use crate::{Samples, bursts, largest, split, standard_error};
use ch11_architecture::ndarray::Array1;

/// Hidden nodes of the settings that are tried.
pub const TRIED_HIDDEN: [usize; 4] = [4, 8, 12, 16];
/// Learning rates of the settings that are tried.
pub const TRIED_RATES: [f64; 3] = [0.1, 0.3, 1.0];
/// How often the choice is made again.
pub const REPEATS: u64 = 30;

/// What one choice came to: the place of the setting, and the median over three trainings of how
/// many of 400 validation, 600 test and 6000 other bursts are right.
pub type Chosen = [u16; 4];

/// One choice by the rule of the page, and then the plain best of the table: two rows.
pub fn one_split(repetition: u64) -> [Chosen; 2] {
    let parts = split(&bursts(2000, NOISE, 77 + 1000 * repetition), [5, 2, 3], 78 + repetition);
    let many = bursts(6000, NOISE, 600_000 + repetition);
    let settings: Vec<(usize, f64)> =
        TRIED_HIDDEN.iter().flat_map(|&h| TRIED_RATES.map(|rate| (h, rate))).collect();
    let networks = over_seeds(settings.len() as u64, |place| {
        let (hidden, rate) = settings[place as usize];
        [0, 1, 2].map(|seed| trained(&parts.training, hidden, rate, EPOCHS, seed))
    });
    let median = |place: usize, samples: &Samples| {
        spread(networks[place].iter().map(|network| share(network, samples))).median
    };
    let shares: Vec<f64> = (0..settings.len()).map(|at| median(at, &parts.validation)).collect();
    let best = largest(Array1::from_vec(shares.clone()).view());
    let limit = shares[best] - 2.0 * standard_error(shares[best], parts.validation.len());
    let nodes: Vec<usize> = settings.iter().map(|setting| setting.0).collect();
    [smallest_within(&nodes, &shares, limit), best].map(|place| {
        let right =
            |samples: &Samples, of: usize| (median(place, samples) * of as f64).round() as u16;
        let counts = [right(&parts.validation, 400), right(&parts.test, 600), right(&many, 6000)];
        [place as u16, counts[0], counts[1], counts[2]]
    })
}

/// How far the three numbers of a choice lie apart, over many choices.
#[derive(Serialize, Deserialize)]
pub struct Splits {
    /// How many times the whole choice was made, each time with new bursts.
    pub repetitions: usize,
    /// The choice by the rule.
    pub rule: Promise,
    /// Not by the rule: the best of the table, whatever its size.
    pub best: Promise,
    /// The share promised by the validation set less that on the test set, in percentage points,
    /// for the choice that the page has made.
    pub page: f64,
    /// How many of its standard errors that is away from the mean.
    pub page_away: f64,
    /// In how many repetitions the two are at least that far apart.
    pub as_far: usize,
    /// The share of those other bursts that the networks of the page's choice are right on: median.
    pub page_able: f64,
    /// How many other bursts, in none of the three sets, the networks are asked about.
    pub others: usize,
}

/// All in percentage points.
#[derive(Serialize, Deserialize)]
pub struct Promise {
    /// What the validation set promised less what the test set kept, on average over the
    /// repetitions, in percentage points.
    pub gap: f64,
    /// The standard error of the mean of promise less test, in percentage points.
    pub gap_error: f64,
    /// The standard deviation of promise less test from one repetition to the next, in percentage
    /// points.
    pub scatter: f64,
    /// The standard deviation that (13.2) gives the difference of a share of 400 and one of 600
    /// samples, in percentage points.
    pub expected_scatter: f64,
    /// In how many repetitions the test set came out kinder.
    pub kinder: usize,
    /// What the validation set promised less what the same networks do on 6000 other bursts, on
    /// average, in percentage points.
    pub flattered: f64,
    /// The standard error of the mean of promise less what is kept on 6000 other bursts, in
    /// percentage points.
    pub flattered_error: f64,
}

fn promise(row: usize) -> Promise {
    let shares: Vec<[f64; 3]> = SPLITS
        .iter()
        .map(|run| {
            let [_, validation, test, many] = run[row].map(f64::from);
            [validation / 4.0, test / 6.0, many / 60.0]
        })
        .collect();
    let count = shares.len() as f64;
    let gaps: Vec<f64> = shares.iter().map(|s| s[0] - s[1]).collect();
    let flattered: Vec<f64> = shares.iter().map(|s| s[0] - s[2]).collect();
    let mean = |values: &[f64]| values.iter().sum::<f64>() / count;
    let test = shares.iter().map(|s| s[1]).sum::<f64>() / count / 100.0;
    let (on_400, on_600) = (standard_error(test, 400), standard_error(test, 600));
    Promise {
        gap: mean(&gaps),
        gap_error: standard_error_of_mean(&gaps),
        scatter: standard_error_of_mean(&gaps) * count.sqrt(),
        expected_scatter: 100.0 * (on_400 * on_400 + on_600 * on_600).sqrt(),
        kinder: gaps.iter().filter(|gap| **gap < 0.0).count(),
        flattered: mean(&flattered),
        flattered_error: standard_error_of_mean(&flattered),
    }
}

/// The choice of the page, made again.
pub fn splits() -> Splits {
    let own = super::choice();
    let training = split(&bursts(own.samples, NOISE, 77), [5, 2, 3], 78).training;
    let many = bursts(6000, NOISE, 60_000);
    let able = over_seeds(own.seeds, |seed| {
        share(&trained(&training, own.chosen_hidden, own.chosen_rate, EPOCHS, seed), &many)
    });
    let page = 100.0 * (own.chosen_validation.median - own.test.median);
    let rule = promise(0);
    let gap = |run: &[Chosen; 2]| f64::from(run[0][1]) / 4.0 - f64::from(run[0][2]) / 6.0;
    Splits {
        repetitions: SPLITS.len(),
        page_away: (page - rule.gap) / rule.scatter,
        as_far: SPLITS.iter().filter(|run| gap(run) >= page - 1e-9).count(),
        page_able: spread(able).median,
        others: many.len(),
        page,
        rule,
        best: promise(1),
    }
}
