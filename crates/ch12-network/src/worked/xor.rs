//! XOR without a bias.

use ch08_sigmoid::activate;
use ch11_architecture::Network;
use ch11_architecture::ndarray::array;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
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
    /// Two hidden nodes that solve it.
    pub by_hand: TwoNodes,
    /// Pairs of hidden nodes with weights drawn at random.
    pub drawn: Drawn,
}

/// Two hidden nodes without a bias that solve XOR.
#[derive(Serialize)]
pub struct TwoNodes {
    /// The weights to the steep node, one for each input.
    pub to_steep: [f64; 2],
    /// The weights to the flat node, one for each input.
    pub to_flat: [f64; 2],
    /// HtoO, of the steep node and of the flat one.
    pub h_to_o: [f64; 2],
    /// What the steep node sends at 00, 01, 10 and 11.
    pub steep: Vec<f64>,
    /// What the flat node sends at 00, 01, 10 and 11.
    pub flat: Vec<f64>,
    /// How many of the four samples are answered rightly.
    pub right: usize,
}

/// How many pairs of hidden nodes leave the output node a solution of XOR.
#[derive(Serialize)]
pub struct Drawn {
    /// How many pairs were drawn.
    pub pairs: usize,
    /// The weights are drawn from this number upwards.
    pub least: f64,
    /// The weights are drawn up to this number.
    pub most: f64,
    /// How many pairs can be given HtoO weights that solve XOR.
    pub solvable: usize,
    /// How many of these have one node that rises with both inputs more steeply than the other,
    /// which rises too.
    pub steep_and_flat: usize,
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
    Xor { seeds: XOR_SEEDS, epochs, rows: rows.into(), by_hand: two_nodes(), drawn: drawn() }
}

/// A steep node and a flat one.
pub fn two_nodes() -> TwoNodes {
    let (to_steep, to_flat, h_to_o) = ([5.0, 5.0], [1.0, 1.0], [4.0, -5.0]);
    let i_to_h = array![[to_steep[0], to_flat[0]], [to_steep[1], to_flat[1]]];
    let network = Network::new(i_to_h, array![[h_to_o[0]], [h_to_o[1]]])
        .unwrap_or_else(|error| panic!("{error}"));
    let samples = xor_samples();
    let posts = |node: usize| {
        let pre =
            samples.inputs.rows().into_iter().map(|row| row.dot(&network.i_to_h.column(node)));
        pre.map(activate).collect()
    };
    let right = correct(&network, &samples);
    TwoNodes { to_steep, to_flat, h_to_o, steep: posts(0), flat: posts(1), right }
}

/// Whether some HtoO weights solve XOR with these two nodes, the first of which gets the positive
/// weight. At 00 both send one half, so the negative weight is the larger: with r times the first
/// against once the second, r is below 1. The answer is yes where the second sends at most r times
/// what the first does. So r has to lie between the ratios at 01 and 10, and those at 11 and 00.
fn solvable(first: [f64; 2], second: [f64; 2]) -> bool {
    let ratio = |x: f64, y: f64| {
        activate(second[0] * x + second[1] * y) / activate(first[0] * x + first[1] * y)
    };
    ratio(0.0, 1.0).max(ratio(1.0, 0.0)) < ratio(1.0, 1.0).min(1.0)
}

/// Draws pairs of hidden nodes and counts those with which XOR can be solved.
fn drawn() -> Drawn {
    let (pairs, least, most) = (100_000, -10.0, 10.0);
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let (mut solvable_pairs, mut steep_and_flat) = (0, 0);
    for _ in 0..pairs {
        let [a, b] = [(); 2].map(|()| [(); 2].map(|()| rng.random_range(least..most)));
        for (first, second) in [(a, b), (b, a)] {
            if solvable(first, second) {
                solvable_pairs += 1;
                let rises = (0..2).all(|i| first[i] > second[i] && second[i] > 0.0);
                steep_and_flat += usize::from(rises);
            }
        }
    }
    Drawn { pairs, least, most, solvable: solvable_pairs, steep_and_flat }
}
