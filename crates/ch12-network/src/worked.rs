//! The chapter's worked examples: every number that its page prints.

use ch08_sigmoid::half_squared_error;
use ch11_architecture::Network;
use ch11_architecture::ndarray::{Array2, Axis, array};
use serde::Serialize;
use study::{Spread, over_seeds, spread};

use crate::{Samples, THRESHOLD, Trainer, colours, correct, decide, error, shuffled};

/// The samples of the page, which are also those of `data/colours.csv`.
pub const SAMPLES: usize = 1000;

/// Their seed.
pub const SEED: u64 = 1;

/// LR of the page.
pub const RATE: f64 = 1.0;

/// The runs that a spread is taken over.
pub const SEEDS: u64 = 100;

/// The samples, and the first five updates of the page's run.
#[derive(Serialize)]
pub struct FirstUpdates {
    /// Samples.
    pub samples: usize,
    /// Samples whose target is 1.
    pub blue: usize,
    /// Their share.
    pub blue_share: f64,
    /// The right answers of a network that always answers 0.
    pub never_share: f64,
    /// LR.
    pub learning_rate: f64,
    /// Weights of the network.
    pub weights: usize,
    /// Right answers before any update.
    pub correct: usize,
    /// The updates.
    pub updates: Vec<Update>,
    /// E of the five, each taken before its update.
    pub error: f64,
    /// E of the same five with the weights that the fifth update leaves.
    pub error_afterwards: f64,
}

/// One update.
#[derive(Serialize)]
pub struct Update {
    /// The sample's inputs.
    pub input: Vec<f64>,
    /// Its target.
    pub target: f64,
    /// The output before the update.
    pub output: f64,
    /// The answer that it stands for.
    pub answer: f64,
    /// E before the update.
    pub error: f64,
    /// E for the same sample after it.
    pub error_afterwards: f64,
}

/// The page's network before its training.
pub fn network(seed: u64) -> Network {
    Network::seeded(3, 4, 1, seed)
}

/// A network after some epochs of training with the samples in their order.
pub fn trained(
    network: Network,
    samples: &Samples,
    learning_rate: f64,
    epochs: usize,
) -> Network {
    let mut trainer = Trainer::new(network, learning_rate);
    for _ in 0..epochs {
        trainer.epoch(samples);
    }
    trainer.network
}

/// The first updates of the page's run.
pub fn first_updates() -> FirstUpdates {
    let samples = colours(SAMPLES, SEED);
    let blue = samples.targets.iter().filter(|&&target| target == 1.0).count();
    let mut trainer = Trainer::new(network(SEED), RATE);
    let right = correct(&trainer.network, &samples);
    let output = |network: &Network, input| match network.forward(input) {
        Ok(forward) => forward.post_o[0],
        Err(error) => panic!("{error}"),
    };
    let first: Vec<_> = samples.iter().take(5).collect();
    let updates: Vec<Update> = first
        .iter()
        .map(|&(input, target)| {
            let before = output(&trainer.network, input);
            let error = trainer.step(input, target);
            let after = output(&trainer.network, input);
            Update {
                input: input.to_vec(),
                target: target[0],
                output: before,
                answer: decide(before),
                error,
                error_afterwards: half_squared_error(after, target[0]),
            }
        })
        .collect();
    let weights = trainer.network.i_to_h.len() + trainer.network.h_to_o.len();
    FirstUpdates {
        samples: SAMPLES,
        blue,
        blue_share: blue as f64 / SAMPLES as f64,
        never_share: (SAMPLES - blue) as f64 / SAMPLES as f64,
        learning_rate: RATE,
        weights,
        correct: right,
        error: updates.iter().map(|update| update.error).sum(),
        error_afterwards: first
            .iter()
            .map(|&(input, target)| half_squared_error(output(&trainer.network, input), target[0]))
            .sum(),
        updates,
    }
}

/// The page's run at two moments.
#[derive(Serialize)]
pub struct OneRun {
    /// Right answers after one epoch.
    pub one_epoch: usize,
    /// Right answers after the last one.
    pub last_epoch: usize,
    /// Epochs.
    pub epochs: usize,
    /// Updates in them.
    pub updates: usize,
}

/// The page's run.
pub fn one_run() -> OneRun {
    let (epochs, samples) = (50, colours(SAMPLES, SEED));
    let mut trainer = Trainer::new(network(SEED), RATE);
    let right: Vec<usize> = (0..epochs)
        .map(|_| {
            trainer.epoch(&samples);
            correct(&trainer.network, &samples)
        })
        .collect();
    let (one_epoch, last_epoch) = (right[0], right[epochs - 1]);
    OneRun { one_epoch, last_epoch, epochs, updates: epochs * SAMPLES }
}

/// Many runs of the page's training, each with colours and weights of its own.
#[derive(Serialize)]
pub struct Runs {
    /// Runs.
    pub seeds: u64,
    /// Samples in each.
    pub samples: usize,
    /// The runs at several times.
    pub rows: Vec<AfterEpochs>,
    /// The share of right answers with one hidden node, after ten epochs.
    pub one_hidden_node: Spread,
}

/// All runs after some epochs.
#[derive(Serialize)]
pub struct AfterEpochs {
    /// Epochs.
    pub epochs: usize,
    /// E a sample, with the weights as they are then.
    pub error: Spread,
    /// The share of right answers.
    pub correct: Spread,
    /// Runs in which not a single answer is 1.
    pub never: usize,
}

const TIMES: [usize; 5] = [0, 1, 2, 10, 50];

/// The spread over seeds.
pub fn runs() -> Runs {
    let runs = over_seeds(SEEDS, |seed| run(seed, 4, &TIMES));
    let rows = TIMES.iter().enumerate().map(|(time, &epochs)| AfterEpochs {
        epochs,
        error: spread(runs.iter().map(|run| run[time].0)),
        correct: spread(runs.iter().map(|run| run[time].1)),
        never: runs.iter().filter(|run| run[time].2).count(),
    });
    let one = over_seeds(SEEDS, |seed| run(seed, 1, &[10])[0].1);
    Runs { seeds: SEEDS, samples: SAMPLES, rows: rows.collect(), one_hidden_node: spread(one) }
}

/// Error a sample, share of right answers and whether all answers are 0, after each of `times`.
fn run(seed: u64, hidden: usize, times: &[usize]) -> Vec<(f64, f64, bool)> {
    let samples = colours(SAMPLES, seed);
    let mut trainer = Trainer::new(Network::seeded(3, hidden, 1, seed), RATE);
    let (mut epochs, count) = (0, samples.len() as f64);
    times
        .iter()
        .map(|&time| {
            while epochs < time {
                trainer.epoch(&samples);
                epochs += 1;
            }
            let never = Samples { targets: Array2::zeros((samples.len(), 1)), ..samples.clone() };
            (
                error(&trainer.network, &samples) / count,
                correct(&trainer.network, &samples) as f64 / count,
                correct(&trainer.network, &never) == samples.len(),
            )
        })
        .collect()
}

/// What a table in the wrong order does.
#[derive(Serialize)]
pub struct Order {
    /// Runs.
    pub seeds: u64,
    /// Epochs of each.
    pub epochs: usize,
    /// The share of right answers with the samples as they were drawn.
    pub drawn: Spread,
    /// With the same samples, all targets of 0 first.
    pub sorted: Spread,
    /// Of the samples with target 1, the share that is then answered 1.
    pub sorted_blue: Spread,
    /// Of the samples with target 0, the share that is then answered 1.
    pub sorted_others: Spread,
    /// With the sorted table, gone through in an order that is drawn anew for each epoch.
    pub shuffled: Spread,
}

/// The same samples in three orders.
pub fn order() -> Order {
    let epochs = 10;
    let shares = over_seeds(SEEDS, |seed| {
        let samples = colours(SAMPLES, seed);
        let table = sorted(&samples);
        let shuffling = || {
            let mut trainer = Trainer::new(network(seed), RATE);
            for epoch in 0..epochs as u64 {
                trainer.epoch_in_order(&table, &shuffled(SAMPLES, seed, epoch));
            }
            trainer.network
        };
        let share = |network: &Network| correct(network, &table) as f64 / SAMPLES as f64;
        let by_table = trained(network(seed), &table, RATE, epochs);
        [
            share(&trained(network(seed), &samples, RATE, epochs)),
            share(&by_table),
            share(&shuffling()),
            yes(&by_table, &samples, 1.0),
            yes(&by_table, &samples, 0.0),
        ]
    });
    let column = |number: usize| spread(shares.iter().map(|row| row[number]));
    Order {
        seeds: SEEDS,
        epochs,
        drawn: column(0),
        sorted: column(1),
        shuffled: column(2),
        sorted_blue: column(3),
        sorted_others: column(4),
    }
}

/// Of the samples with this target, the share that is answered 1.
fn yes(network: &Network, samples: &Samples, wanted: f64) -> f64 {
    let answers: Vec<f64> = samples
        .iter()
        .filter(|(_, target)| target[0] == wanted)
        .map(|(input, _)| match network.forward(input) {
            Ok(forward) => decide(forward.post_o[0]),
            Err(error) => panic!("{error}"),
        })
        .collect();
    answers.iter().sum::<f64>() / answers.len() as f64
}

/// The page's training on inputs that are far too large.
#[derive(Serialize)]
pub struct Unscaled {
    /// Runs.
    pub seeds: u64,
    /// Epochs of each.
    pub epochs: usize,
    /// What 1 has become.
    pub largest: f64,
    /// The share of right answers.
    pub correct: Spread,
}

/// The same colours from 0 to 255, as many programs count them.
pub fn unscaled() -> Unscaled {
    let (epochs, largest) = (10, 255.0);
    let shares = over_seeds(SEEDS, |seed| {
        let mut samples = colours(SAMPLES, seed);
        samples.inputs *= largest;
        let network = trained(network(seed), &samples, RATE, epochs);
        correct(&network, &samples) as f64 / SAMPLES as f64
    });
    Unscaled { seeds: SEEDS, epochs, largest, correct: spread(shares) }
}

/// The samples with all targets of 0 first.
pub fn sorted(samples: &Samples) -> Samples {
    let mut order: Vec<usize> = (0..samples.len()).collect();
    order.sort_by(|&a, &b| samples.targets[[a, 0]].total_cmp(&samples.targets[[b, 0]]));
    Samples {
        inputs: samples.inputs.select(Axis(0), &order),
        targets: samples.targets.select(Axis(0), &order),
    }
}

/// The share of right answers for several thresholds, in the page's run.
#[derive(Serialize)]
pub struct Thresholds {
    /// Epochs of the run.
    pub epochs: usize,
    /// The threshold of the book, and its share.
    pub half: f64,
    /// The share at a threshold of 0.
    pub zero: f64,
    /// The share at a threshold of 1.
    pub one: f64,
    /// The smallest output.
    pub smallest: f64,
    /// The largest output.
    pub largest: f64,
}

/// The share of samples that a threshold answers correctly.
pub fn share_at(network: &Network, samples: &Samples, threshold: f64) -> f64 {
    let right = samples.iter().filter(|(input, target)| {
        let forward = network.forward(*input).unwrap_or_else(|error| panic!("{error}"));
        f64::from(u8::from(forward.post_o[0] >= threshold)) == target[0]
    });
    right.count() as f64 / samples.len() as f64
}

/// Thresholds on the page's run.
pub fn thresholds() -> Thresholds {
    let epochs = 10;
    let samples = colours(SAMPLES, SEED);
    let network = trained(network(SEED), &samples, RATE, epochs);
    let outputs: Vec<f64> = samples
        .iter()
        .map(|(input, _)| match network.forward(input) {
            Ok(forward) => forward.post_o[0],
            Err(error) => panic!("{error}"),
        })
        .collect();
    let share = |threshold| share_at(&network, &samples, threshold);
    Thresholds {
        epochs,
        half: share(THRESHOLD),
        zero: share(0.0),
        one: share(1.0),
        smallest: outputs.iter().copied().fold(1.0, f64::min),
        largest: outputs.iter().copied().fold(0.0, f64::max),
    }
}

/// XOR without a bias, by hidden size.
#[derive(Serialize)]
pub struct Xor {
    /// Seeds for each size.
    pub seeds: u64,
    /// Epochs of each run.
    pub epochs: usize,
    /// One row a size.
    pub rows: Vec<XorBySize>,
}

/// How many seeds end with XOR solved.
#[derive(Serialize)]
pub struct XorBySize {
    /// H.
    pub hidden: usize,
    /// Seeds solved.
    pub solved: usize,
    /// Their share.
    pub share: f64,
}

/// The four samples of XOR.
pub fn xor_samples() -> Samples {
    Samples {
        inputs: array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]],
        targets: array![[0.0], [1.0], [1.0], [0.0]],
    }
}

/// Seeds of the XOR table.
pub const XOR_SEEDS: u64 = 100;

/// The hidden sizes of the XOR table.
pub const XOR_SIZES: [usize; 5] = [2, 3, 4, 5, 6];

/// The seeds solved for each of [`XOR_SIZES`], for the figure; a test holds them to [`xor`].
pub const XOR_SOLVED: [usize; 5] = [5, 9, 93, 100, 100];

/// XOR by hidden size.
pub fn xor() -> Xor {
    let epochs = 5000;
    let samples = xor_samples();
    let rows = XOR_SIZES.map(|hidden| {
        let runs = over_seeds(XOR_SEEDS, |seed| {
            let network = trained(Network::seeded(2, hidden, 1, seed), &samples, RATE, epochs);
            correct(&network, &samples) == samples.len()
        });
        let solved = runs.into_iter().filter(|solved| *solved).count();
        XorBySize { hidden, solved, share: solved as f64 / XOR_SEEDS as f64 }
    });
    Xor { seeds: XOR_SEEDS, epochs, rows: rows.into() }
}

/// The exercise's example of per cent.
#[derive(Serialize)]
pub struct Percent {
    /// Two right answers of three.
    pub two_of_three: f64,
}

/// Two right answers of three, from 0 to 100.
pub fn percent() -> Percent {
    Percent { two_of_three: 100.0 * 2.0 / 3.0 }
}
