//! Early stopping, weight decay and dropout on one and the same run.

use ch14_datasets::{Rule as Label, mislabel, permutation};
use ch21_outputs::worked::{Mean, mean};
use ch21_outputs::{correct, error};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

use super::race::{difference, lowest};
use super::recorded;

use crate::ndarray::Axis;
use crate::{Activation, Network, Optimiser, Question, Rule, Samples, Start, cosine};
use crate::{dropout_gradients, epoch};

/// Points to train on, and as many to validate with; points to test with.
pub const COUNT: usize = 100;
pub const TESTED: usize = 2_000;
/// The share of wrong labels in training and validation.
pub const WRONG: f64 = 0.1;
/// Hidden nodes, epochs, samples in a batch, learning rate.
pub const HIDDEN: usize = 32;
pub const EPOCHS: usize = 400;
pub const SIZE: usize = 10;
pub const RATE: f64 = 0.03;

/// What is done against learning by heart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Remedy {
    /// Nothing.
    Nothing,
    /// The network of the epoch with the lowest validation error, with this patience.
    Stop(usize),
    /// AdamW.
    Decay(f64),
    /// Dropout.
    Dropout(f64),
    /// The rate falls along a cosine.
    Cosine,
}

/// The patience of early stopping.
pub const PATIENCE: usize = 20;

/// The seed whose networks are drawn: its counts are near the means.
pub const DRAWN: u64 = 38;

/// How many seeds are compared.
pub const REMEDY_SEEDS: u64 = 40;

/// What is tried before one is chosen.
pub const TRIED_DECAYS: [Remedy; 4] =
    [Remedy::Decay(0.003), Remedy::Decay(0.01), Remedy::Decay(0.03), Remedy::Decay(0.1)];
pub const TRIED_KEEPS: [Remedy; 4] =
    [Remedy::Dropout(0.9), Remedy::Dropout(0.8), Remedy::Dropout(0.6), Remedy::Dropout(0.4)];

/// What is compared, once decay and dropout are chosen.
pub fn chosen(decay: Remedy, dropout: Remedy) -> [Remedy; 5] {
    [Remedy::Nothing, Remedy::Stop(PATIENCE), decay, dropout, Remedy::Cosine]
}

/// Training and validation points with wrong labels among them, test points with wrong labels and
/// the same with right ones.
pub fn sets(seed: u64) -> [Samples; 4] {
    let of = |count, seed| {
        let samples = Label::Corners.samples(count, seed);
        let inputs = samples.inputs.select(Axis(1), &[0, 1]);
        Samples { inputs, targets: samples.targets }
    };
    let [mut training, mut validation, right] =
        [of(COUNT, 3 * seed), of(COUNT, 3 * seed + 1), of(TESTED, 3 * seed + 2)];
    let mut test = Samples { inputs: right.inputs.clone(), targets: right.targets.clone() };
    for (number, samples) in (0..).zip([&mut training, &mut validation, &mut test]) {
        mislabel(samples, WRONG, 3 * seed + number);
    }
    [training, validation, test, right]
}

/// What came of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Cross-entropies of a sample.
    pub training: f64,
    pub validation: f64,
    pub test: f64,
    /// The share of right answers on the test points, by the right labels.
    pub right: f64,
    /// The epoch whose network it is.
    pub epoch: usize,
}

/// The cross-entropy of a sample.
pub fn per_sample(network: &Network, samples: &Samples) -> f64 {
    error(network, Question::YesNo, samples) / samples.len() as f64
}

/// A training with a remedy. `see` is shown the network before training and after each epoch.
pub fn trained(
    remedy: Remedy,
    training: &Samples,
    seed: u64,
    mut see: impl FnMut(usize, &Network),
) {
    let activations = [Activation::Tanh, Activation::Linear];
    let mut network = Start::Glorot.network(&[2, HIDDEN, 1], &activations, seed);
    let rule = match remedy {
        Remedy::Decay(decay) => Rule::AdamW { first: 0.9, second: 0.999, small: 1e-8, decay },
        _ => Rule::ADAM,
    };
    let mut optimiser = Optimiser::new(rule, RATE, &network);
    let mut rng = ChaCha8Rng::seed_from_u64(7_000 + seed);
    see(0, &network);
    for number in 0..EPOCHS {
        if remedy == Remedy::Cosine {
            optimiser.learning_rate = cosine(RATE, number, EPOCHS);
        }
        let order = permutation(training.len(), 1000 * seed + number as u64);
        if let Remedy::Dropout(keep) = remedy {
            for numbers in order.chunks(SIZE) {
                let gradients =
                    dropout_gradients(&network, Question::YesNo, training, numbers, keep, &mut rng);
                optimiser.step(&mut network, &gradients);
            }
        } else {
            epoch(&mut network, &mut optimiser, Question::YesNo, training, &order, SIZE);
        }
        see(number + 1, &network);
    }
}

/// The network that a run leaves, and of which epoch it is.
pub fn network(
    remedy: Remedy,
    [training, validation]: [&Samples; 2],
    seed: u64,
) -> (usize, Network) {
    let mut kept: Option<(usize, Network)> = None;
    let (mut least, mut over) = (f64::INFINITY, false);
    trained(remedy, training, seed, |number, network| {
        let better = match remedy {
            Remedy::Stop(patience) => {
                over |= kept.as_ref().is_some_and(|kept| number > kept.0 + patience);
                let error = per_sample(network, validation);
                let better = !over && error < least;
                if better {
                    least = error;
                }
                better
            }
            _ => number == EPOCHS,
        };
        if better {
            kept = Some((number, network.clone()));
        }
    });
    kept.expect("a network")
}

/// One run from one seed.
pub fn outcome(remedy: Remedy, seed: u64) -> Outcome {
    let [training, validation, test, with_right] = sets(seed);
    let (epoch, network) = network(remedy, [&training, &validation], seed);
    Outcome {
        training: per_sample(&network, &training),
        validation: per_sample(&network, &validation),
        test: per_sample(&network, &test),
        right: correct(&network, Question::YesNo, &with_right) as f64 / TESTED as f64,
        epoch,
    }
}

/// A remedy beside doing nothing, seed by seed.
#[derive(Serialize)]
pub struct RemedyRow {
    /// The error on the training part.
    pub training: Mean,
    /// The error on new points.
    pub test: Mean,
    /// The share of right answers to new points.
    pub right: Mean,
    /// The epoch at which it stopped.
    pub epoch: Mean,
    /// How far the remedy's test error is below that of doing nothing.
    pub gain: Mean,
    /// How many more new points are right than with nothing done, as a share of them.
    pub more_right: Mean,
    /// How far the remedy's test error is above that of early stopping.
    pub over_stop: Mean,
}

/// All remedies for learning by heart, tried on the same network.
#[derive(Serialize)]
pub struct Remedied {
    /// How many seeds each remedy is tried on.
    pub seeds: u64,
    /// How many other seeds the remedies' settings are chosen by.
    pub tuning_seeds: u64,
    /// How many points the network is trained on.
    pub points: usize,
    /// The share of the labels that are wrong.
    pub wrong: f64,
    /// How many new points the errors are measured on.
    pub tested: usize,
    /// How many hidden nodes the network has.
    pub hidden: usize,
    /// How many epochs of training.
    pub epochs: usize,
    pub size: usize,
    /// The learning rate.
    pub rate: f64,
    /// For how many epochs without a better one the training waits before it stops.
    pub patience: usize,
    /// The weight decay.
    pub decay: f64,
    /// The share of the hidden nodes that dropout keeps.
    pub keep: f64,
    /// Nothing done.
    pub nothing: RemedyRow,
    /// Stopped early.
    pub stop: RemedyRow,
    /// With weight decay.
    pub weight_decay: RemedyRow,
    /// With dropout.
    pub dropout: RemedyRow,
    /// With a rate that falls along a cosine.
    pub cosine: RemedyRow,
}

/// A column of the recorded runs with one remedy: training, validation and test error, right
/// answers, the epoch.
pub fn column(remedy: usize, column: usize) -> Vec<f64> {
    recorded::REMEDIES[remedy].iter().map(|row| row[column]).collect()
}

/// The recorded runs.
pub fn remedied() -> Remedied {
    let row = |place: usize| RemedyRow {
        training: mean(&column(place, 0)),
        test: mean(&column(place, 2)),
        right: mean(&column(place, 3)),
        epoch: mean(&column(place, 4)),
        gain: difference(&column(0, 2), &column(place, 2)),
        more_right: difference(&column(place, 3), &column(0, 3)),
        over_stop: difference(&column(place, 2), &column(1, 2)),
    };
    let of = |remedy| match remedy {
        Remedy::Decay(amount) | Remedy::Dropout(amount) => amount,
        _ => 0.0,
    };
    Remedied {
        seeds: REMEDY_SEEDS,
        tuning_seeds: super::race::TUNING_SEEDS,
        points: COUNT,
        wrong: WRONG,
        tested: TESTED,
        hidden: HIDDEN,
        epochs: EPOCHS,
        size: SIZE,
        rate: RATE,
        patience: PATIENCE,
        decay: of(TRIED_DECAYS[lowest(&recorded::DECAYS)]),
        keep: of(TRIED_KEEPS[lowest(&recorded::KEEPS)]),
        nothing: row(0),
        stop: row(1),
        weight_decay: row(2),
        dropout: row(3),
        cosine: row(4),
    }
}
