//! Where sums begin to differ in their last bits.

use ndarray::{Array1, Array2};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

/// Where the matrices' sums and the loops' begin to differ in their last bits.
#[derive(Serialize)]
pub struct Rounding {
    /// Drawn products for each length.
    pub draws: u64,
    pub longest: usize,
    /// The first length at which a row of values times a matrix of one column differs: the
    /// output node's preactivation.
    pub one_column: usize,
    /// The lengths at which it differs with two columns.
    pub two_columns: usize,
    /// The first length at which a matrix times a column of values differs: what arrives.
    pub by_rows: usize,
    /// How the output node's preactivation fares, by the number of hidden nodes.
    pub lengths: Vec<RoundingRow>,
    /// One number minus ten tenths, as the computer multiplies and subtracts.
    pub in_two_steps: f64,
    /// The same with a fused multiply-add.
    pub fused: f64,
}

/// How often the two sums agree at one length.
#[derive(Serialize)]
pub struct RoundingRow {
    /// How many terms the sum has.
    pub terms: usize,
    /// Draws whose sums agree in all bits.
    pub equal: u64,
    /// The largest difference of the others.
    pub largest: f64,
}

/// Drawn values and weights, and their product's first entry in a matrix and in a loop.
fn both_sums(terms: usize, columns: usize, seed: u64) -> (f64, f64) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let values = Array1::from_shape_simple_fn(terms, || rng.random_range(-1.0..1.0));
    let weights = Array2::from_shape_simple_fn((terms, columns), || rng.random_range(-1.0..1.0));
    let looped = values.iter().zip(weights.column(0)).map(|(v, w)| v * w).sum();
    (values.dot(&weights)[0], looped)
}

/// The same for a matrix on the left.
fn both_sums_by_rows(terms: usize, seed: u64) -> (f64, f64) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let values = Array1::from_shape_simple_fn(terms, || rng.random_range(-1.0..1.0));
    let weights = Array2::from_shape_simple_fn((3, terms), || rng.random_range(-1.0..1.0));
    let looped = values.iter().zip(weights.row(0)).map(|(v, w)| w * v).sum();
    (weights.dot(&values)[0], looped)
}

/// Where the two sums begin to differ.
pub fn rounding() -> Rounding {
    let (draws, longest, ten) = (1000, 64, 10.0_f64);
    let differing = |sums: &dyn Fn(usize, u64) -> (f64, f64)| -> Vec<usize> {
        let differs = |&terms: &usize| {
            (0..draws).any(|seed| {
                let (matrix, looped) = sums(terms, seed);
                matrix != looped
            })
        };
        (1..=longest).filter(differs).collect()
    };
    let row = |terms: usize| {
        let sums: Vec<(f64, f64)> = (0..draws).map(|seed| both_sums(terms, 1, seed)).collect();
        RoundingRow {
            terms,
            equal: sums.iter().filter(|(matrix, looped)| matrix == looped).count() as u64,
            largest: sums
                .iter()
                .map(|(matrix, looped)| (matrix - looped).abs())
                .fold(0.0, f64::max),
        }
    };
    Rounding {
        draws,
        longest,
        one_column: differing(&|terms, seed| both_sums(terms, 1, seed))[0],
        two_columns: differing(&|terms, seed| both_sums(terms, 2, seed)).len(),
        by_rows: differing(&both_sums_by_rows)[0],
        lengths: [4, 7, 8, 16, 64].map(row).into(),
        in_two_steps: 1.0 - ten * 0.1,
        fused: (-ten).mul_add(0.1, 1.0),
    }
}
