//! A training: mini-batches, Adam, and a look at the validation part after every epoch that says
//! when to stop.

use std::borrow::Cow;

use ch19_any_network::{Activation, Network};
use ch22_speed::Batch;
use ch23_optimisers::{Optimiser, Rule, Start};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::plan::{Question, Samples, Split};

/// Everything that a training depends on, besides the samples.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe {
    /// The nodes of each hidden layer; none for a linear model.
    pub hidden: Vec<usize>,
    /// What hidden nodes make of their preactivations.
    pub activation: Activation,
    /// What is made of a gradient before a weight moves.
    pub optimiser: Rule,
    /// The learning rate.
    pub learning_rate: f64,
    /// Samples of a mini-batch.
    pub batch: usize,
    /// Epochs at most.
    pub epochs: usize,
    /// Epochs in a row without a smaller validation error, after which it stops.
    pub patience: usize,
    /// What weights and orders are drawn from.
    pub seed: u64,
}

impl Default for Recipe {
    fn default() -> Recipe {
        Recipe {
            hidden: vec![32],
            activation: Activation::Tanh,
            optimiser: Rule::ADAM,
            learning_rate: 0.003,
            batch: 32,
            epochs: 300,
            patience: 20,
            seed: 1,
        }
    }
}

impl Recipe {
    /// The same without hidden layers: a linear model, which bears ten times the learning rate. It is
    /// trained by Adam whatever the network is trained by, at ten times the usual rate then.
    pub fn linear(&self) -> Recipe {
        let rate = match self.optimiser {
            Rule::Adam { .. } => self.learning_rate,
            _ => Recipe::default().learning_rate,
        };
        let (optimiser, learning_rate) = (Rule::ADAM, 10.0 * rate);
        Recipe { hidden: vec![], optimiser, learning_rate, ..self.clone() }
    }

    /// The network as it starts.
    pub fn network(&self, inputs: usize, outputs: usize) -> Network {
        let nodes = [&[inputs], self.hidden.as_slice(), &[outputs]].concat();
        let mut activations = vec![self.activation; self.hidden.len()];
        activations.push(Activation::Linear);
        let start = if self.activation == Activation::Relu { Start::He } else { Start::Glorot };
        start.network(&nodes, &activations, self.seed)
    }
}

/// The errors a sample after an epoch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// On the training part, or some thousands of its samples.
    pub training: f64,
    /// On the validation part.
    pub validation: f64,
}

/// How an epoch ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// There is another one to come.
    More,
    /// The validation error has not fallen for too long, or the epochs are over.
    Over,
    /// It was broken off.
    BrokenOff,
    /// A weight is no finite number any more.
    BrokeDown,
}

/// A training under way.
#[derive(Clone, Debug)]
pub struct Training<'a> {
    recipe: Recipe,
    question: Question,
    samples: Cow<'a, Samples>,
    order: Vec<usize>,
    /// Some of the training part, for its error.
    seen: Vec<usize>,
    validation: Vec<usize>,
    rng: ChaCha8Rng,
    batch: Batch,
    optimiser: Optimiser,
    /// The network as it is.
    pub network: Network,
    /// The network of the epoch with the smallest validation error.
    pub best: Network,
    /// That epoch, counted from 1; 0 before the first.
    pub best_epoch: usize,
    least: f64,
    /// The errors of each epoch.
    pub course: Vec<Point>,
}

/// Samples of the training part that its error is measured on.
const SEEN: usize = 5000;

/// Samples that are asked together where nothing is learned.
const TOGETHER: usize = 256;

impl<'a> Training<'a> {
    /// Before the first epoch.
    pub fn new(
        recipe: &Recipe,
        question: Question,
        samples: &'a Samples,
        split: &Split,
    ) -> Training<'a> {
        Training::on(recipe, question, Cow::Borrowed(samples), split)
    }

    /// The same for samples that it may keep for itself.
    pub fn on(
        recipe: &Recipe,
        question: Question,
        samples: Cow<'a, Samples>,
        split: &Split,
    ) -> Training<'a> {
        let network = recipe.network(samples.inputs.ncols(), samples.targets.ncols());
        let order = split.training.clone();
        let stride = order.len().div_ceil(SEEN).max(1);
        let seen: Vec<usize> = order.iter().copied().step_by(stride).collect();
        let validation = if split.validation.is_empty() { &seen } else { &split.validation };
        let validation = validation.clone();
        let mut training = Training {
            recipe: recipe.clone(),
            question,
            samples,
            order,
            seen,
            validation,
            rng: ChaCha8Rng::seed_from_u64(recipe.seed.wrapping_add(0x0dde5)),
            batch: Batch::new(&network, recipe.batch.max(TOGETHER)),
            optimiser: Optimiser::new(recipe.optimiser, recipe.learning_rate, &network),
            best: network.clone(),
            network,
            best_epoch: 0,
            least: f64::INFINITY,
            course: vec![],
        };
        training.least = training.error_on(Part::Validation);
        training
    }

    /// One epoch. `go_on` is asked before every batch, with the samples seen so far.
    pub fn epoch(&mut self, mut go_on: impl FnMut(usize) -> bool) -> Ended {
        for last in (1..self.order.len()).rev() {
            let other = self.rng.random_range(0..=last);
            self.order.swap(last, other);
        }
        let mut seen = 0;
        for numbers in self.order.chunks(self.recipe.batch) {
            if !go_on(seen) {
                return Ended::BrokenOff;
            }
            let gradients =
                self.batch.gradients(&self.network, self.question, &self.samples, numbers);
            self.optimiser.step(&mut self.network, gradients);
            seen += numbers.len();
        }
        let training = self.error_on(Part::Seen);
        let validation = self.error_on(Part::Validation);
        if !training.is_finite() || !validation.is_finite() {
            return Ended::BrokeDown;
        }
        self.course.push(Point { training, validation });
        if validation < self.least {
            self.least = validation;
            self.best = self.network.clone();
            self.best_epoch = self.course.len();
        }
        let waited = self.course.len() - self.best_epoch;
        match waited >= self.recipe.patience || self.course.len() >= self.recipe.epochs {
            true => Ended::Over,
            false => Ended::More,
        }
    }

    /// Takes the network as it is for the best one, if it is better: for a training that was broken
    /// off within an epoch.
    pub fn keep(&mut self) {
        let error = self.error_on(Part::Validation);
        if error < self.least {
            self.least = error;
            self.best = self.network.clone();
            self.best_epoch = self.course.len();
        }
    }

    /// The smallest validation error so far.
    pub fn least(&self) -> f64 {
        self.least
    }

    fn error_on(&mut self, part: Part) -> f64 {
        let numbers = match part {
            Part::Seen => &self.seen,
            Part::Validation => &self.validation,
        };
        let mut sum = 0.0;
        for numbers in numbers.chunks(TOGETHER) {
            let pre = self.batch.forward(&self.network, &self.samples, numbers);
            for (pre, &number) in pre.rows().into_iter().zip(numbers) {
                sum += self.question.error(pre, self.samples.targets.row(number));
            }
        }
        sum / numbers.len().max(1) as f64
    }
}

enum Part {
    Seen,
    Validation,
}

/// What a network answers for the samples of these numbers, a row of outputs for each: shares of
/// probability, or numbers in units of the target.
pub fn outputs(
    network: &Network,
    question: Question,
    samples: &Samples,
    numbers: &[usize],
    mut visit: impl FnMut(usize, &[f64]),
) {
    let mut batch = Batch::new(network, TOGETHER);
    for numbers in numbers.chunks(TOGETHER) {
        let pre = batch.forward(network, samples, numbers);
        for (pre, &number) in pre.rows().into_iter().zip(numbers) {
            let outputs = question.outputs(pre);
            visit(number, outputs.as_slice().unwrap_or_default());
        }
    }
}
