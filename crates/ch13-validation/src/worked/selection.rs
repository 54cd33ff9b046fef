//! The best of fifty.

use ch11_architecture::ndarray::Array1;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{HIDDEN, LEARNING_RATE, NOISE, share, trained};
use crate::{bursts, expected_best, largest, standard_error};

/// The best of many networks, by a small validation set.
#[derive(Serialize, Deserialize)]
pub struct Selection {
    /// How many networks the best is chosen from.
    pub networks: u64,
    /// How many bursts each network is trained on.
    pub samples: usize,
    pub epochs: usize,
    /// How many samples the best network is chosen by.
    pub validation_samples: usize,
    /// How many samples the chosen network is then tested with.
    pub test_samples: usize,
    /// How many times a choice was made, each with new validation and test samples.
    pub repetitions: u64,
    /// The share of right answers on very many samples, over the networks.
    pub able: Spread,
    /// How many bursts all the networks are asked about, to know what they can really do.
    pub able_samples: usize,
    /// The chosen network's accuracy on the validation set.
    pub validation: Spread,
    pub test: Spread,
    /// The chosen network's share of right answers on the validation set, on average over the
    /// repetitions.
    pub mean_validation: f64,
    /// The chosen network's share of right answers on the test set, on average over the
    /// repetitions.
    pub mean_test: f64,
    /// The mean share on the validation set less that on the test set, in percentage points.
    pub gap: f64,
    /// The standard error of a share measured on so few validation samples.
    pub standard_error: f64,
    /// In how many repetitions the validation set promised more than the test set kept.
    pub flattered: usize,
}

/// What each of the fifty networks can do, on very many samples, and the hundred times chosen
/// network's accuracy on the validation set and on the test set.
pub fn selection_runs() -> (Vec<f64>, Vec<[f64; 2]>) {
    let (networks, samples, epochs) = (50, 150, 40);
    let (validation_samples, test_samples, repetitions, able_samples) = (60, 600, 100, 3000);
    let many = bursts(able_samples, NOISE, 9000);
    let pool = over_seeds(networks, |seed| {
        let training = bursts(samples, NOISE, 1000 + seed);
        let network = trained(&training, HIDDEN, LEARNING_RATE, epochs, seed);
        (share(&network, &many), network)
    });
    let runs = over_seeds(repetitions, |repetition| {
        let validation = bursts(validation_samples, NOISE, 20_000 + repetition);
        let test = bursts(test_samples, NOISE, 40_000 + repetition);
        let shares = Array1::from_iter(pool.iter().map(|(_, one)| share(one, &validation)));
        let best = largest(shares.view());
        [shares[best], share(&pool[best].1, &test)]
    });
    (pool.iter().map(|(able, _)| *able).collect(), runs)
}

/// Fifty networks, and a hundred times the best of them.
pub fn selection() -> Selection {
    let (networks, samples, epochs) = (50, 150, 40);
    let (validation_samples, test_samples, repetitions, able_samples) = (60, 600, 100, 3000);
    let (pool, runs) = selection_runs();
    let mean = |shares: &dyn Fn(&[f64; 2]) -> f64| {
        runs.iter().map(shares).sum::<f64>() / repetitions as f64
    };
    let (mean_validation, mean_test) = (mean(&|run| run[0]), mean(&|run| run[1]));
    Selection {
        networks,
        samples,
        epochs,
        validation_samples,
        test_samples,
        repetitions,
        able: spread(pool.iter().copied()),
        able_samples,
        validation: spread(runs.iter().map(|run| run[0])),
        test: spread(runs.iter().map(|run| run[1])),
        mean_validation,
        mean_test,
        gap: 100.0 * (mean_validation - mean_test),
        standard_error: standard_error(mean_test, validation_samples),
        flattered: runs.iter().filter(|run| run[0] > run[1]).count(),
    }
}

/// The best of many who guess.
#[derive(Serialize, Deserialize)]
pub struct Guessers {
    /// How many answer at random.
    pub guessers: usize,
    /// The probability of a right guess.
    pub chance: f64,
    /// How many times the guessing was simulated.
    pub repetitions: u64,
    /// One row for each number of samples.
    pub rows: Vec<Guessed>,
}

/// The best guesser on so many samples.
#[derive(Serialize, Deserialize)]
pub struct Guessed {
    /// How many samples the guessers are asked about.
    pub samples: usize,
    /// The share that the best guesser is expected to be right on, by formula.
    pub expected: f64,
    /// The share that the best guesser was right on, on average over the simulations.
    pub simulated: f64,
}

/// Fifty guessers with three answers to choose from.
pub fn guessers() -> Guessers {
    let (guessers, repetitions) = (50, 400);
    let chance = 1.0 / 3.0;
    let row = |&samples: &usize| {
        let best = over_seeds(repetitions, |seed| {
            let mut rng = ChaCha8Rng::seed_from_u64(samples as u64 * 10_000 + seed);
            let mut right = || (0..samples).filter(|_| rng.random_range(0..3) == 0).count();
            (0..guessers).map(|_| right()).max().unwrap_or(0)
        });
        Guessed {
            samples,
            expected: expected_best(guessers as i32, samples, chance),
            simulated: best.iter().sum::<usize>() as f64 / (repetitions as f64 * samples as f64),
        }
    };
    let rows = [20, 60, 200, 1000].iter().map(row).collect();
    Guessers { guessers, chance, repetitions, rows }
}
