//! XOR without a bias.

use ch11_architecture::Network;
use ch11_architecture::ndarray::array;
use serde::Serialize;
use study::over_seeds;

use super::{RATE, trained};
use crate::{Samples, correct};

/// XOR without a bias, by hidden size.
#[derive(Serialize)]
pub struct Xor {
    /// How many seeds.
    pub seeds: u64,
    /// How many epochs of training.
    pub epochs: usize,
    /// One row for each hidden size.
    pub rows: Vec<XorBySize>,
}

/// How many seeds end with XOR solved.
#[derive(Serialize)]
pub struct XorBySize {
    pub hidden: usize,
    /// How many seeds end with XOR solved.
    pub solved: usize,
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
