//! A category is not a quantity.

use ch11_architecture::ndarray::{Axis, Slice};
use ch12_network::Samples;
use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{SEEDS, SETUP, Setup, TRAINING, VALIDATION, accuracy, scaled, trained};
use crate::{Scaler, Tomato, to_samples, tomatoes};

/// A way to write the variety in numbers.
#[derive(Serialize, Deserialize)]
pub struct Coding {
    /// The number that stands for red, yellow and green, in this order.
    pub numbers: Vec<f64>,
    /// The share of right answers with the smaller number of hidden nodes.
    pub few: Spread,
    /// The share of right answers with the larger number of hidden nodes.
    pub more: Spread,
}

/// The variety in four codings.
#[derive(Serialize, Deserialize)]
pub struct Codings {
    /// How many seeds a row of the table is the median of.
    pub seeds: u64,
    /// The smaller number of hidden nodes.
    pub few: usize,
    /// The larger number of hidden nodes.
    pub more: usize,
    /// A row for each coding, one-of-3 first.
    pub rows: Vec<Coding>,
}

/// Tomatoes with the variety in one column of numbers.
pub fn numbered(tomatoes: &[Tomato], numbers: [f64; 3]) -> Samples {
    let Samples { inputs, targets } = to_samples(tomatoes);
    let mut inputs = inputs.slice_axis(Axis(1), Slice::from(..4)).to_owned();
    for (row, tomato) in tomatoes.iter().enumerate() {
        inputs[[row, 3]] = numbers[tomato.variety as usize];
    }
    Samples { inputs, targets }
}

/// One-of-3 against the three numberings that differ by more than their direction: yellow, red or
/// green in the middle.
pub fn codings() -> Codings {
    let (few, more) = (2, 4);
    let accuracy = |numbers: Option<[f64; 3]>, hidden| {
        spread(over_seeds(SEEDS, |seed| {
            let of = |count, seed| {
                let tomatoes = tomatoes(count, seed);
                numbers.map_or_else(|| to_samples(&tomatoes), |n| numbered(&tomatoes, n))
            };
            let (training, validation) = (of(TRAINING, 2 * seed), of(VALIDATION, 2 * seed + 1));
            let scaler = Scaler::fit(&training.inputs);
            let network = trained(&scaled(&scaler, &training), Setup { hidden, ..SETUP }, seed);
            accuracy(&network, &scaled(&scaler, &validation))
        }))
    };
    let rows = [None, Some([1.0, 2.0, 3.0]), Some([2.0, 3.0, 1.0]), Some([1.0, 3.0, 2.0])];
    let rows = rows.map(|numbers| Coding {
        few: accuracy(numbers, few),
        more: accuracy(numbers, more),
        numbers: numbers.map_or_else(Vec::new, Vec::from),
    });
    Codings { seeds: SEEDS, few, more, rows: rows.into() }
}
