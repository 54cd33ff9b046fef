//! # Chapter 17: raising accuracy
//!
//! What raises an accuracy, measured: one change at a time over several seeds, training that stops
//! by itself, folds for small tables, and what to count where one answer is rare.

pub use ch14_datasets::Scaler;
use ch14_datasets::permutation;
use ch15_bias::Unbiased;
pub use ch15_bias::{Network, Samples, Trainer, ndarray};
use ndarray::{Array2, Axis};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

pub mod figures;
pub mod rare;
pub mod worked;

pub use rare::{Outcomes, cheapest_threshold, pumps};

/// What makes four numbers from −20 to 20 a yes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// The first two together are at least the last two together.
    Sums,
    /// The first is at least the second, and the third at least the fourth.
    Both,
    /// The point lies at most 20 away from the origin.
    Ball,
}

impl Rule {
    /// The label of four numbers, 0 or 1.
    pub fn label(self, [a, b, c, d]: [f64; 4]) -> f64 {
        let yes = match self {
            Rule::Sums => a + b >= c + d,
            Rule::Both => a >= b && c >= d,
            Rule::Ball => a * a + b * b + c * c + d * d <= 400.0,
        };
        f64::from(u8::from(yes))
    }

    /// Numbers drawn by chance and their labels. The same `seed` gives the same numbers for every
    /// rule.
    pub fn samples(self, count: usize, seed: u64) -> Samples {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let inputs = Array2::from_shape_simple_fn((count, 4), || rng.random_range(-20.0..20.0));
        let label = |row: ndarray::ArrayView1<f64>| self.label([row[0], row[1], row[2], row[3]]);
        let targets = inputs.map_axis(Axis(1), label).insert_axis(Axis(1));
        Samples { inputs, targets }
    }
}

/// The samples in the scaler's units. The networks have biases, so no column of ones is added.
pub fn scaled(scaler: &Scaler, samples: &Samples) -> Samples {
    let inputs = (&samples.inputs - &scaler.offset) / &scaler.unit;
    Samples { inputs, targets: samples.targets.clone() }
}

/// How a network is trained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// Whether the inputs are standardised.
    pub scaled: bool,
    /// Whether the network has biases.
    pub biased: bool,
    /// H.
    pub hidden: usize,
    /// How often all training samples are gone through.
    pub epochs: usize,
    /// LR in the first epoch.
    pub learning_rate: f64,
    /// What LR is multiplied by after each epoch.
    pub shrink: f64,
    /// Whether each epoch has an order of its own.
    pub shuffled: bool,
}

impl Recipe {
    /// A network trained by this recipe; the seed gives its first weights and the orders.
    pub fn train(&self, training: &Samples, seed: u64) -> Network {
        let start = Unbiased::seeded(training.inputs.ncols(), self.hidden, 1, seed);
        let rates =
            std::iter::successors(Some(self.learning_rate), |rate| Some(rate * self.shrink));
        let given: Vec<usize> = (0..training.len()).collect();
        let order = |epoch: usize| {
            let drawn = || permutation(training.len(), 1000 * (seed + 1) + epoch as u64);
            if self.shuffled { drawn() } else { given.clone() }
        };
        if self.biased {
            let mut trainer = Trainer::new(start.into(), self.learning_rate);
            for (epoch, rate) in (0..self.epochs).zip(rates) {
                trainer.learning_rate = rate;
                trainer.epoch_in_order(training, &order(epoch));
            }
            trainer.network
        } else {
            let mut trainer = ch12_network::Trainer::new(start, self.learning_rate);
            for (epoch, rate) in (0..self.epochs).zip(rates) {
                trainer.learning_rate = rate;
                trainer.epoch_in_order(training, &order(epoch));
            }
            trainer.network.into()
        }
    }
}

/// The number of right answers to 5000 other samples after training with 40,000.
pub fn measured(rule: Rule, recipe: &Recipe, seed: u64) -> usize {
    let training = rule.samples(40_000, 2 * seed);
    let validation = rule.samples(5_000, 2 * seed + 1);
    if recipe.scaled {
        let scaler = Scaler::fit(&training.inputs);
        let network = recipe.train(&scaled(&scaler, &training), seed);
        ch15_bias::correct(&network, &scaled(&scaler, &validation))
    } else {
        ch15_bias::correct(&recipe.train(&training, seed), &validation)
    }
}

/// A difference between two recipes that were run from the same seeds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The mean of the differences, later minus earlier, Equation (17.1).
    pub mean: f64,
    /// The standard error of that mean, Equation (17.2).
    pub standard_error: f64,
}

/// What may be said of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// More than two standard errors up.
    Helped,
    /// More than two standard errors down.
    Hurt,
    /// Neither.
    CannotTell,
}

impl Difference {
    /// The difference seed by seed: one result of each recipe for each seed, at least two seeds.
    pub fn between(earlier: &[f64], later: &[f64]) -> Difference {
        let differences: Vec<f64> = later.iter().zip(earlier).map(|(l, e)| l - e).collect();
        let count = differences.len() as f64;
        let mean = differences.iter().sum::<f64>() / count;
        let squares: f64 = differences.iter().map(|d| (d - mean) * (d - mean)).sum();
        Difference { mean, standard_error: (squares / (count - 1.0) / count).sqrt() }
    }

    /// The verdict of two standard errors.
    pub fn verdict(&self) -> Verdict {
        match self.mean {
            mean if mean > 2.0 * self.standard_error => Verdict::Helped,
            mean if mean < -2.0 * self.standard_error => Verdict::Hurt,
            _ => Verdict::CannotTell,
        }
    }
}

/// A training that has stopped by itself.
#[derive(Clone, Debug)]
pub struct Stopped {
    /// The network of the best epoch.
    pub network: Network,
    /// After how many epochs the validation error was smallest.
    pub best_epoch: usize,
    /// After how many epochs training stopped.
    pub epochs: usize,
}

/// Trains until the validation error has not fallen below its best for `patience` epochs in a row,
/// or for `most` epochs, and returns the best network.
pub fn train_until_no_better(
    mut trainer: Trainer,
    training: &Samples,
    validation: &Samples,
    patience: usize,
    most: usize,
) -> Stopped {
    let mut best = (ch15_bias::error(&trainer.network, validation), 0, trainer.network.clone());
    let mut epochs = 0;
    while epochs < most && epochs < best.1 + patience {
        trainer.epoch(training);
        epochs += 1;
        let error = ch15_bias::error(&trainer.network, validation);
        if error < best.0 {
            best = (error, epochs, trainer.network.clone());
        }
    }
    Stopped { network: best.2, best_epoch: best.1, epochs }
}

/// The numbers from 0 to `count` − 1, shuffled and dealt out to `k` folds like cards.
pub fn folds(count: usize, k: usize, seed: u64) -> Vec<Vec<usize>> {
    let order = permutation(count, seed);
    (0..k).map(|fold| order.iter().copied().skip(fold).step_by(k).collect()).collect()
}

/// All folds but one, in one list.
pub fn all_but(folds: &[Vec<usize>], left_out: usize) -> Vec<usize> {
    let others = folds.iter().enumerate().filter(|(fold, _)| *fold != left_out);
    others.flat_map(|(_, rows)| rows.iter().copied()).collect()
}
