//! From outputs to answers.

use ch11_architecture::Network;
use serde::Serialize;

use study::over_seeds;

use super::{RATE, SAMPLES, SEED, SEEDS, error_of_count, network, trained};
use crate::{Samples, THRESHOLD, colours};

/// The share of right answers for several thresholds, in the page's run.
#[derive(Serialize)]
pub struct Thresholds {
    pub epochs: usize,
    /// The threshold of the book, and its share.
    pub half: f64,
    /// The share at a threshold of 0.
    pub zero: f64,
    /// The share at a threshold of 1.
    pub one: f64,
    /// The best threshold of those in steps of a fortieth, and its share.
    pub top: f64,
    /// The share of right answers at the best threshold.
    pub top_share: f64,
    /// The mistakes at a threshold of one half.
    pub mistakes_at_half: Mistakes,
    /// The mistakes at the best threshold.
    pub mistakes_at_top: Mistakes,
    /// What the best threshold of this run does to others.
    pub others: Others,
}

/// Runs at the threshold that is best for the page's own.
#[derive(Serialize)]
pub struct Others {
    /// How many runs, each with colours and weights of its own.
    pub runs: u64,
    /// Runs that make fewer mistakes at that threshold than at one half.
    pub better: usize,
    /// The standard error of the count of runs that make fewer mistakes.
    pub better_error: f64,
    /// Runs that make more mistakes at that threshold than at one half.
    pub worse: usize,
    /// The standard error of the count of runs that make more mistakes.
    pub worse_error: f64,
}

/// The two kinds of mistakes at one threshold.
#[derive(Serialize)]
pub struct Mistakes {
    /// Blue colours that are answered no.
    pub missed: usize,
    /// Other colours that are answered yes.
    pub taken: usize,
}

/// The mistakes that a threshold makes.
pub fn mistakes_at(network: &Network, samples: &Samples, threshold: f64) -> Mistakes {
    let (mut missed, mut taken) = (0, 0);
    for (input, target) in samples.iter() {
        let forward = network.forward(input).unwrap_or_else(|error| panic!("{error}"));
        let yes = forward.post_o[0] >= threshold;
        missed += usize::from(!yes && target[0] == 1.0);
        taken += usize::from(yes && target[0] == 0.0);
    }
    Mistakes { missed, taken }
}

/// The share of samples that a threshold answers correctly.
pub fn share_at(network: &Network, samples: &Samples, threshold: f64) -> f64 {
    let right = samples.iter().filter(|(input, target)| {
        let forward = network.forward(*input).unwrap_or_else(|error| panic!("{error}"));
        f64::from(u8::from(forward.post_o[0] >= threshold)) == target[0]
    });
    right.count() as f64 / samples.len() as f64
}

/// How many mistakes runs of so many epochs make at another threshold.
fn others(epochs: usize, threshold: f64) -> Others {
    let right = over_seeds(SEEDS, |seed| {
        let samples = colours(SAMPLES, seed);
        let network = trained(network(seed), &samples, RATE, epochs);
        [THRESHOLD, threshold].map(|threshold| share_at(&network, &samples, threshold))
    });
    let better = right.iter().filter(|[half, other]| other > half).count();
    let worse = right.iter().filter(|[half, other]| other < half).count();
    Others {
        runs: SEEDS,
        better,
        better_error: error_of_count(better, SEEDS as usize),
        worse,
        worse_error: error_of_count(worse, SEEDS as usize),
    }
}

/// Thresholds on the page's run.
pub fn thresholds() -> Thresholds {
    let epochs = 10;
    let samples = colours(SAMPLES, SEED);
    let network = trained(network(SEED), &samples, RATE, epochs);
    let share = |threshold| share_at(&network, &samples, threshold);
    let tried = (0..=40).map(|step| f64::from(step) / 40.0);
    let top = tried.fold(0.0, |top, one| if share(one) > share(top) { one } else { top });
    Thresholds {
        epochs,
        top,
        top_share: share(top),
        mistakes_at_half: mistakes_at(&network, &samples, THRESHOLD),
        mistakes_at_top: mistakes_at(&network, &samples, top),
        half: share(THRESHOLD),
        zero: share(0.0),
        one: share(1.0),
        others: others(epochs, top),
    }
}
