//! Labels that lose their rows.

use ch08_sigmoid::activate_prime;
use ch11_architecture::Network;
use ch11_architecture::ndarray::Axis;
use ch12_network::{Samples, Trainer, correct, decide};
use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{
    DEAF, SEEDS, SETUP, Setup, VALIDATION, accuracy, cut, outputs, preactivations, scaled, trained,
    unscaled,
};
use crate::{Scaler, permutation, shuffle, to_samples, tomatoes};

/// A training, and what tells it from others that stop at the same error.
#[derive(Serialize, Deserialize)]
pub struct Course {
    /// The share of hidden preactivations before training where the slope is below a hundredth.
    pub saturated: Spread,
    /// The error of a sample in the last epoch.
    pub error: Spread,
    /// The error of a sample in the last epoch, as a share of the same seed's error at the base
    /// rate, Equation (14.7).
    pub of_base_rate: Spread,
    /// How many of ten samples the network is right about that was trained on these ten alone.
    pub by_heart: Spread,
    /// Right answers to other tomatoes.
    pub right: Spread,
    /// The share of those tomatoes that it says no to.
    pub said_no: Spread,
}

/// A training whose labels have lost their rows, beside others.
#[derive(Serialize, Deserialize)]
pub struct BrokenShuffle {
    /// How many seeds, each with a box of tomatoes of its own.
    pub seeds: u64,
    /// How many tomatoes are in the box.
    pub samples: usize,
    pub setup: Setup,
    /// How many samples are learned by heart.
    pub few: usize,
    /// How many epochs the fresh network has with the ten samples.
    pub few_epochs: usize,
    /// The learning rate of the fresh network with the ten samples.
    pub few_rate: f64,
    /// The share of ripe tomatoes that the generator makes.
    pub true_ripe: f64,
    /// The error of a sample, on average, if every output is the share of ripe tomatoes.
    pub true_base_rate: f64,
    /// The error of a sample if every output is one half.
    pub undecided: f64,
    /// The share of ripe tomatoes.
    pub ripe: Spread,
    /// The error of a sample if every output is that share, Equation (14.7).
    pub base_rate: Spread,
    /// Inputs and targets shuffled together.
    pub together: Course,
    /// Inputs and targets shuffled apart.
    pub apart: Course,
    /// Shuffled together, with inputs as measured.
    pub raw: Course,
    /// Shuffled together, with the shape for the only input.
    pub shape: Course,
}

/// The inputs in another order, the targets where they were.
pub fn shuffle_inputs_alone(samples: &mut Samples, seed: u64) {
    let order = permutation(samples.len(), seed);
    samples.inputs = samples.inputs.select(Axis(0), &order);
}

/// The error of one sample in each epoch, and the network in the end.
pub fn errors(samples: &Samples, setup: Setup, seed: u64) -> (Vec<f64>, Network) {
    let network = Network::seeded(samples.inputs.ncols(), setup.hidden, 1, seed);
    let mut trainer = Trainer::new(network, setup.learning_rate);
    let errors = (0..setup.epochs).map(|_| trainer.epoch(samples) / samples.len() as f64).collect();
    (errors, trainer.network)
}

/// What is done to the samples before training.
#[derive(Clone, Copy, PartialEq)]
pub enum Way {
    /// Scaled, and shuffled with their labels.
    Together,
    /// Scaled, and the inputs shuffled alone.
    Apart,
    /// Shuffled with their labels, with inputs as measured.
    Raw,
    /// Shuffled with their labels, with the shape for the only input.
    Shape,
}

/// How many samples are trained on.
const SAMPLES: usize = 1000;
/// How many samples are learned by heart.
const FEW: usize = 10;
/// How a network is trained on all of them.
const ALL: Setup = Setup { learning_rate: 0.1, epochs: 20, ..SETUP };

fn base_rate(ripe: f64) -> f64 {
    0.5 * ripe * (1.0 - ripe)
}

/// One training, and a fresh network on ten of its samples: the share of saturated cases, the
/// error in the last epoch, the same divided by the error at the base rate, the right answers to
/// the ten, the right answers to other tomatoes, and the share of no among those. Both learning
/// rates are taken times `slow`.
fn one(way: Way, slow: f64, seed: u64) -> [f64; 6] {
    let setup = Setup { learning_rate: slow * ALL.learning_rate, ..ALL };
    let few_setup = Setup { epochs: 500, learning_rate: slow * SETUP.learning_rate, ..SETUP };
    let boxes = [(SAMPLES, 2 * seed), (VALIDATION, 2 * seed + 1)];
    let [training, validation] = boxes.map(|(count, seed)| {
        let Samples { inputs, targets } = to_samples(&tomatoes(count, seed));
        let shape = inputs.select(Axis(1), &[1]);
        Samples { inputs: if way == Way::Shape { shape } else { inputs }, targets }
    });
    let scaler = match way {
        Way::Raw => unscaled(training.inputs.ncols()),
        _ => Scaler::fit(&training.inputs),
    };
    let mut training = scaled(&scaler, &training);
    match way {
        Way::Apart => shuffle_inputs_alone(&mut training, seed),
        _ => shuffle(&mut training, seed),
    }
    let start = Network::seeded(training.inputs.ncols(), setup.hidden, 1, seed);
    let pre = preactivations(&start, &training);
    let deaf = pre.iter().filter(|pre| activate_prime(**pre) < DEAF).count();
    let (errors, network) = errors(&training, setup, seed);
    let error = errors[setup.epochs - 1];
    let (few, _) = cut(&training, FEW);
    let validation = scaled(&scaler, &validation);
    let said = outputs(&network, &validation);
    let no = said.iter().filter(|output| decide(**output) == 0.0).count();
    [
        deaf as f64 / pre.len() as f64,
        error,
        error / base_rate(training.targets.mean().unwrap_or(0.0)),
        correct(&trained(&few, few_setup, seed), &few) as f64,
        accuracy(&network, &validation),
        no as f64 / said.len() as f64,
    ]
}

/// The right shuffle and the broken one, and two other ways to learn nothing.
pub fn broken_shuffle() -> BrokenShuffle {
    let ripe = |seed| to_samples(&tomatoes(SAMPLES, 2 * seed)).targets.mean().unwrap_or(0.0);
    let course = |way: Way| {
        let runs = over_seeds(SEEDS, |seed| one(way, 1.0, seed));
        let column = |n: usize| spread(runs.iter().map(|run| run[n]));
        Course {
            saturated: column(0),
            error: column(1),
            of_base_rate: column(2),
            by_heart: column(3),
            right: column(4),
            said_no: column(5),
        }
    };
    BrokenShuffle {
        seeds: SEEDS,
        samples: SAMPLES,
        setup: ALL,
        few: FEW,
        few_epochs: 500,
        few_rate: SETUP.learning_rate,
        true_ripe: RIPE,
        true_base_rate: base_rate(RIPE),
        undecided: 0.5 * 0.5 * 0.5,
        ripe: spread(over_seeds(SEEDS, ripe)),
        base_rate: spread(over_seeds(SEEDS, |seed| base_rate(ripe(seed)))),
        together: course(Way::Together),
        apart: course(Way::Apart),
        raw: course(Way::Raw),
        shape: course(Way::Shape),
    }
}

/// What is measured of one training.
#[derive(Serialize, Deserialize)]
pub struct Measured {
    /// The share of hidden preactivations before training where the slope is below a hundredth.
    pub saturated: f64,
    /// The error of a sample in the last epoch, divided by the error at the base rate.
    pub of_base_rate: f64,
    /// How many of ten samples a fresh network is right about that was trained on these ten alone.
    pub by_heart: usize,
}

/// Five trainings of which the exercise tells the numbers and not the causes.
#[derive(Serialize, Deserialize)]
pub struct WhichIsIt {
    /// In the order of the task.
    pub trainings: Vec<Measured>,
}

/// What was done in the five trainings: the way, by how much the learning rates are multiplied, and
/// the seed.
pub const FIVE: [(Way, f64, u64); 5] = [
    (Way::Apart, 1.0, 40),
    (Way::Raw, 1.0, 41),
    (Way::Together, 1.0, 42),
    (Way::Shape, 1.0, 43),
    (Way::Together, 0.001, 41),
];

/// The five trainings of the exercise.
pub fn which_is_it() -> WhichIsIt {
    let measured = |number: u64| {
        let (way, slow, seed) = FIVE[number as usize];
        let run = one(way, slow, seed);
        Measured { saturated: run[0], of_base_rate: run[2], by_heart: run[3] as usize }
    };
    WhichIsIt { trainings: over_seeds(5, measured) }
}

/// The share of ripe tomatoes that the generator makes: those whose age is 0.6 or more.
pub const RIPE: f64 = 0.4;
