//! How sure is a percentage?

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::over_seeds;

use crate::standard_error;

/// How sure a measured share is.
#[derive(Serialize)]
pub struct HowSure {
    /// The share that is true.
    pub share: f64,
    /// Simulated tests in each row.
    pub repetitions: u64,
    pub rows: Vec<Sure>,
    pub better: f64,
    /// The worse.
    pub worse: f64,
    /// How many test samples put two standard errors between them.
    pub needed: usize,
    pub told_apart: Vec<Told>,
    /// A test set on which every answer was right.
    pub all_right: usize,
    /// The share of wrong answers that would still have given that with a probability of 5 %.
    pub still_wrong: f64,
}

/// A size of the test set.
#[derive(Serialize)]
pub struct Sure {
    pub samples: usize,
    /// By (13.3).
    pub standard_error: f64,
    /// The standard deviation of the simulated shares.
    pub simulated: f64,
    /// The share of simulated tests within two standard errors of the truth, with the standard
    /// error taken from the measured share.
    pub within_two: f64,
}

/// Two networks, each tested on so many samples of its own.
#[derive(Serialize)]
pub struct Told {
    pub samples: usize,
    /// How often the better one scored higher.
    pub better_ahead: f64,
    /// How often the worse one did.
    pub worse_ahead: f64,
    /// How often they scored the same.
    pub level: f64,
}

/// How many of `samples` come out right, each with probability `share`.
fn drawn_right(share: f64, samples: usize, rng: &mut ChaCha8Rng) -> usize {
    (0..samples).filter(|_| rng.random_range(0.0..1.0) < share).count()
}

/// The smallest number of samples for each of two tests, so that their shares are two standard
/// errors of their difference apart.
pub fn samples_to_tell(better: f64, worse: f64) -> usize {
    let variance = better * (1.0 - better) + worse * (1.0 - worse);
    (4.0 * variance / ((better - worse) * (better - worse)) - 1e-6).ceil() as usize
}

/// Shares of right answers, simulated.
pub fn how_sure() -> HowSure {
    let (share, repetitions) = (0.8, 2000);
    let (better, worse) = (0.96, 0.95);
    let needed = samples_to_tell(better, worse);
    let row = |&samples: &usize| {
        let shares = over_seeds(repetitions, |seed| {
            let mut rng = ChaCha8Rng::seed_from_u64(samples as u64 * 10_000 + seed);
            drawn_right(share, samples, &mut rng) as f64 / samples as f64
        });
        let count = repetitions as f64;
        let mean = shares.iter().sum::<f64>() / count;
        let variance = shares.iter().map(|s| (s - mean) * (s - mean)).sum::<f64>() / count;
        let within = |s: &&f64| (**s - share).abs() <= 2.0 * standard_error(**s, samples);
        Sure {
            samples,
            standard_error: standard_error(share, samples),
            simulated: variance.sqrt(),
            within_two: shares.iter().filter(within).count() as f64 / count,
        }
    };
    let told = |&samples: &usize| {
        let runs = over_seeds(repetitions, |seed| {
            let mut rng = ChaCha8Rng::seed_from_u64(samples as u64 * 10_000 + seed);
            (drawn_right(better, samples, &mut rng), drawn_right(worse, samples, &mut rng))
        });
        let part = |count: usize| count as f64 / repetitions as f64;
        Told {
            samples,
            better_ahead: part(runs.iter().filter(|(b, w)| b > w).count()),
            worse_ahead: part(runs.iter().filter(|(b, w)| b < w).count()),
            level: part(runs.iter().filter(|(b, w)| b == w).count()),
        }
    };
    let all_right = 50;
    HowSure {
        share,
        repetitions,
        rows: [50, 200, 1000, 5000].iter().map(row).collect(),
        better,
        worse,
        needed,
        told_apart: [100, 1000, needed].iter().map(told).collect(),
        all_right,
        still_wrong: 1.0 - libm::pow(0.05, 1.0 / all_right as f64),
    }
}
