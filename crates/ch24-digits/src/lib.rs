//! # Chapter 24: handwritten digits
//!
//! Everything so far in one training: images as samples, batches, Adam, early stopping, a test set
//! that is opened once, and what the network makes of an image that has been moved.

pub use ch13_validation::{Split, largest, split};
pub use ch14_datasets::permutation;
pub use ch21_outputs::{Question, ndarray, pre_o};
pub use ch22_speed::{Activation, Batch, Layer, Network, Samples};
pub use ch23_optimisers::{Optimiser, Rule, Start};
use ndarray::{Array1, Array2, ArrayView1};

pub mod drawing;
pub mod figures;
pub mod file;
pub mod worked;

pub use drawing::{Bitmap, blocks, normalised, seen};

/// The side of an image, in pixels.
pub const SIDE: usize = 8;

/// The pixels of an image.
pub const PIXELS: usize = SIDE * SIDE;

/// A handwritten digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digit {
    /// The ink of each pixel, 0 to 16, row by row from the upper left.
    pub pixels: [u8; PIXELS],
    /// Which digit it is.
    pub class: usize,
}

/// How many classes there are, one for each digit.
pub const CLASSES: usize = 10;

/// The ink that a pixel has at most.
pub const FULL: f64 = 16.0;

/// Digits as samples: the ink of each pixel as a share of what it can hold, and one of ten.
pub fn to_samples(digits: &[Digit]) -> Samples {
    let input = |(row, pixel): (usize, usize)| f64::from(digits[row].pixels[pixel]) / FULL;
    let target = |(row, class): (usize, usize)| f64::from(digits[row].class == class);
    Samples {
        inputs: Array2::from_shape_fn((digits.len(), PIXELS), input),
        targets: Array2::from_shape_fn((digits.len(), CLASSES), target),
    }
}

/// How a network is trained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// The hidden layers, by their nodes; none for softmax alone.
    pub hidden: &'static [usize],
    /// How many samples go into a batch.
    pub batch: usize,
    /// LR of Adam.
    pub learning_rate: f64,
    /// After how many epochs without a new best training stops.
    pub patience: usize,
    /// After how many epochs it stops at the latest.
    pub most: usize,
}

/// A training that has stopped.
#[derive(Clone, Debug, PartialEq)]
pub struct Trained {
    /// The network of the best epoch.
    pub network: Network,
    /// The epoch whose validation error was smallest.
    pub best_epoch: usize,
    /// E for each sample, of the training part and of the validation part: before the first epoch,
    /// and after each.
    pub curve: Vec<[f64; 2]>,
}

/// Trains until the validation error has had no new best for a while, and returns the network of
/// the best epoch. Start and order follow from `seed`.
///
/// # Panics
///
/// If there are no samples, or no batch.
pub fn train(recipe: &Recipe, training: &Samples, validation: &Samples, seed: u64) -> Trained {
    let nodes = [&[PIXELS], recipe.hidden, &[CLASSES]].concat();
    let mut activations = vec![Activation::Tanh; recipe.hidden.len()];
    activations.push(Activation::Linear);
    let mut network = Start::Glorot.network(&nodes, &activations, seed);
    let mut optimiser = Optimiser::new(Rule::ADAM, recipe.learning_rate, &network);
    let mut batch = Batch::new(&network, recipe.batch);
    let errors =
        |network: &Network| [mean_error(network, training), mean_error(network, validation)];
    let mut curve = vec![errors(&network)];
    let mut best = (0, network.clone());
    for epoch in 1..=recipe.most {
        let order = permutation(training.len(), 1000 * seed + epoch as u64);
        for numbers in order.chunks(recipe.batch) {
            let gradients = batch.gradients(&network, Question::OneOf, training, numbers);
            optimiser.step(&mut network, gradients);
        }
        curve.push(errors(&network));
        if curve[epoch][1] < curve[best.0][1] {
            best = (epoch, network.clone());
        }
        if epoch >= best.0 + recipe.patience {
            break;
        }
    }
    Trained { network: best.1, best_epoch: best.0, curve }
}

/// The mean error E of a sample.
///
/// # Panics
///
/// If there are no samples, or they do not fit the network.
pub fn mean_error(network: &Network, samples: &Samples) -> f64 {
    assert!(!samples.is_empty(), "no samples have no mean");
    ch21_outputs::error(network, Question::OneOf, samples) / samples.len() as f64
}

/// The ten outputs for an image, shares that add up to 1.
///
/// # Panics
///
/// If the image does not fit the network.
pub fn outputs(network: &Network, input: ArrayView1<f64>) -> Array1<f64> {
    Question::OneOf.outputs(pre_o(network, &network.forward(input)))
}

/// The training image that is nearest to this one, by its number: the sum of the squared
/// differences of all pixels is smallest (24.2).
///
/// # Panics
///
/// If there are no training images, or they have other pixels.
pub fn nearest(training: &Samples, input: ArrayView1<f64>) -> usize {
    let distance = |row: ArrayView1<f64>| -> f64 {
        row.iter().zip(input).map(|(one, other)| (one - other) * (one - other)).sum()
    };
    let mut best = (f64::INFINITY, 0);
    for (number, row) in training.inputs.rows().into_iter().enumerate() {
        let distance = distance(row);
        if distance < best.0 {
            best = (distance, number);
        }
    }
    assert!(best.0.is_finite(), "no training image to compare with");
    best.1
}

/// How often each digit was taken for each: a row for each target, a column for each answer.
pub type Confusion = [[usize; CLASSES]; CLASSES];

/// Counts the answers to all samples.
///
/// # Panics
///
/// If an answer is not below ten, or the samples have other targets than one of ten.
pub fn confusion(samples: &Samples, answer: impl Fn(ArrayView1<f64>) -> usize) -> Confusion {
    let mut counts = [[0; CLASSES]; CLASSES];
    for (input, target) in samples.iter() {
        counts[largest(target)][answer(input)] += 1;
    }
    counts
}

/// The image moved by whole pixels. What leaves it is lost, and what comes in is empty.
///
/// # Panics
///
/// If it has not 64 pixels.
pub fn shifted(input: ArrayView1<f64>, right: isize, down: isize) -> Array1<f64> {
    assert_eq!(input.len(), PIXELS, "an image of {SIDE} by {SIDE}");
    let from = |to: usize, by: isize| to.checked_add_signed(-by).filter(|from| *from < SIDE);
    let pixel = |place: usize| match (from(place / SIDE, down), from(place % SIDE, right)) {
        (Some(row), Some(column)) => input[SIDE * row + column],
        _ => 0.0,
    };
    Array1::from_shape_fn(PIXELS, pixel)
}
