//! XOR, by where the biases are and by what they start from.

use std::sync::LazyLock;

use ch12_network::worked::{XOR_SOLVED, xor_samples};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::over_seeds;

use super::{Count, EPOCHS, RATE, SEEDS, all_right, count, count_of};
use crate::{Network, Samples, Trainer};

/// Which nodes have a bias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs)]
pub enum Place {
    Neither,
    Output,
    Hidden,
    Both,
}

impl Place {
    /// One epoch in which the other nodes have none.
    pub fn epoch(self, trainer: &mut Trainer, samples: &Samples) {
        for (input, target) in samples.iter() {
            trainer.step(input, target);
            if matches!(self, Place::Neither | Place::Output) {
                trainer.network.bias_h.fill(0.0);
            }
            if matches!(self, Place::Neither | Place::Hidden) {
                trainer.network.bias_o.fill(0.0);
            }
        }
    }
}

/// Whether a network ends with XOR solved.
pub fn solves(start: Network, place: Place) -> bool {
    let samples = xor_samples();
    let mut trainer = Trainer::new(start, RATE);
    for _ in 0..EPOCHS {
        place.epoch(&mut trainer, &samples);
    }
    all_right(&trainer.network, &samples)
}

/// How many seeds solve XOR.
#[derive(Serialize)]
pub struct PlaceRow {
    /// How many hidden nodes.
    pub hidden: usize,
    /// Without biases.
    pub neither: Count,
    /// With a bias in the output layer only.
    pub output: Count,
    /// With biases in the hidden layer only.
    pub hidden_only: Count,
    /// With biases in both layers.
    pub both: Count,
}

/// XOR by where the biases are.
#[derive(Serialize)]
pub struct Xor {
    /// How many seeds were tried.
    pub seeds: u64,
    /// How many epochs each training has.
    pub epochs: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// One row for each hidden size.
    pub rows: Vec<PlaceRow>,
}

/// The hidden sizes of the table.
const SIZES: [usize; 3] = [2, 3, 4];

/// Which seeds solve XOR, by hidden size and by place. Without biases chapter 12 has counted them.
static RUNS: LazyLock<[[Vec<bool>; 3]; 3]> = LazyLock::new(|| {
    let places = [Place::Output, Place::Hidden, Place::Both];
    SIZES.map(|hidden| {
        places.map(|place| {
            over_seeds(SEEDS, |seed| solves(Network::seeded(2, hidden, 1, seed), place))
        })
    })
});

/// XOR by hidden size and by where the biases are.
pub fn xor() -> Xor {
    let rows = SIZES.iter().zip(XOR_SOLVED).zip(&*RUNS);
    let rows = rows.map(|((&hidden, neither), [output, hidden_only, both])| PlaceRow {
        hidden,
        neither: count_of(neither, SEEDS as usize),
        output: count(output),
        hidden_only: count(hidden_only),
        both: count(both),
    });
    Xor { seeds: SEEDS, epochs: EPOCHS, learning_rate: RATE, rows: rows.collect() }
}

/// The network of a seed, with biases drawn uniformly from −1 to 1 as well, by a generator of
/// their own.
pub fn drawn_biases(hidden: usize, seed: u64) -> Network {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(1);
    let mut network = Network::seeded(2, hidden, 1, seed);
    network.bias_h.mapv_inplace(|_| rng.random_range(-1.0..1.0));
    network.bias_o.mapv_inplace(|_| rng.random_range(-1.0..1.0));
    network
}

/// XOR by what the biases start from, with two hidden nodes.
#[derive(Serialize)]
pub struct Starts {
    pub hidden: usize,
    /// Biases that start at zero.
    pub zero: Count,
    /// Biases that are drawn.
    pub drawn: Count,
    /// For how many seeds the training ends differently from the two starts.
    pub differ: usize,
}

/// Biases that start at 0 and biases that are drawn.
pub fn starts() -> Starts {
    let hidden = 2;
    let [[_, _, zero], ..] = &*RUNS;
    let drawn = over_seeds(SEEDS, |seed| solves(drawn_biases(hidden, seed), Place::Both));
    let differ = zero.iter().zip(&drawn).filter(|(one, other)| one != other).count();
    Starts { hidden, zero: count(zero), drawn: count(&drawn), differ }
}
