//! How sure is a percentage?

use serde::{Deserialize, Serialize};

use crate::figures::binomial;
use crate::standard_error;

/// How sure a measured share is.
#[derive(Serialize, Deserialize)]
pub struct HowSure {
    /// The share of right answers that is true, in the long run.
    pub share: f64,
    /// One row for each size of the test set.
    pub rows: Vec<Sure>,
    /// The share that the better network is right on, in the long run.
    pub better: f64,
    /// The share that the worse network is right on, in the long run.
    pub worse: f64,
    /// How many test samples each network needs until their shares lie two standard errors of the
    /// difference apart.
    pub needed: usize,
    /// One row for each number of test samples.
    pub told_apart: Vec<Told>,
    /// The share of samples on which only the better network is right, if the two make many of the
    /// same mistakes.
    pub only_better: f64,
    /// The share of samples on which only the worse network is right.
    pub only_worse: f64,
    /// How many samples, the same for both networks, put two standard errors of the difference
    /// between them.
    pub paired_needed: usize,
    /// How many test samples there are, all of them answered right.
    pub all_right: usize,
    /// The share of wrong answers in the long run with which a network would still get all of these
    /// samples right with a probability of 5 %.
    pub still_wrong: f64,
}

/// A size of the test set.
#[derive(Serialize, Deserialize)]
pub struct Sure {
    /// How many test samples the share is measured on.
    pub samples: usize,
    /// The standard error of the measured share, by (13.2).
    pub standard_error: f64,
    /// The probability that the measured share is within two standard errors of the truth, with the standard
    /// error taken from the measured share.
    pub within_two: f64,
}

/// Two networks, each tested on so many samples of its own.
#[derive(Serialize, Deserialize)]
pub struct Told {
    /// How many test samples for each network.
    pub samples: usize,
    /// The probability that the better network scores higher.
    pub better_ahead: f64,
    /// The probability that the worse network scores higher.
    pub worse_ahead: f64,
    /// The probability that both score the same.
    pub level: f64,
}

/// The smallest number of samples for each of two tests, so that their shares are two standard
/// errors of their difference apart.
pub fn samples_to_tell(better: f64, worse: f64) -> usize {
    let variance = better * (1.0 - better) + worse * (1.0 - worse);
    (4.0 * variance / ((better - worse) * (better - worse)) - 1e-6).ceil() as usize
}

/// What tests of several sizes give, by the binomial distribution.
pub fn how_sure() -> HowSure {
    let share = 0.8;
    let (better, worse) = (0.96, 0.95);
    let needed = samples_to_tell(better, worse);
    let row = |&samples: &usize| {
        let within = |right: usize| {
            let measured = right as f64 / samples as f64;
            (measured - share).abs() <= 2.0 * standard_error(measured, samples)
        };
        let all = binomial(share, samples);
        Sure {
            samples,
            standard_error: standard_error(share, samples),
            within_two: (0..=samples).filter(|&right| within(right)).map(|right| all[right]).sum(),
        }
    };
    let told = |&samples: &usize| {
        let (high, low) = (binomial(better, samples), binomial(worse, samples));
        let (mut better_ahead, mut worse_ahead, mut level) = (0.0, 0.0, 0.0);
        let (mut high_below, mut low_below) = (0.0, 0.0);
        for (high, low) in high.iter().zip(&low) {
            better_ahead += high * low_below;
            worse_ahead += low * high_below;
            level += high * low;
            high_below += high;
            low_below += low;
        }
        Told { samples, better_ahead, worse_ahead, level }
    };
    let all_right = 50;
    let (only_better, only_worse) = (0.03, 0.02);
    // A sample counts 1 where only the better one is right and −1 where only the worse one is.
    let difference: f64 = only_better - only_worse;
    let variance = only_better + only_worse - difference * difference;
    HowSure {
        share,
        rows: [50, 200, 1000, 5000].iter().map(row).collect(),
        better,
        worse,
        needed,
        told_apart: [100, 1000, needed].iter().map(told).collect(),
        only_better,
        only_worse,
        paired_needed: (4.0 * variance / (difference * difference) - 1e-6).ceil() as usize,
        all_right,
        still_wrong: 1.0 - libm::pow(0.05, 1.0 / all_right as f64),
    }
}
