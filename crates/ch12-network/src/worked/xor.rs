//! XOR without a bias.

use ch08_sigmoid::activate;
use ch11_architecture::Network;
use ch11_architecture::ndarray::{Array2, Axis, array, concatenate};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::over_seeds;

use super::{RATE, error_of_count, trained};
use crate::{Samples, correct, error};

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
    /// Where the trainings with two hidden nodes end that do not solve it.
    pub missed: Missed,
    /// The two hidden nodes that solve it, trained on.
    pub trained_on: TrainedOn,
    /// Trainings that begin with the drawn pairs.
    pub from_pairs: FromPairs,
    /// The trainings once more with a column of ones, which is a bias for each hidden node.
    pub with_ones: Vec<WithOnes>,
}

/// Trainings with a column of ones, by hidden size.
#[derive(Serialize)]
pub struct WithOnes {
    pub hidden: usize,
    /// How many seeds end with XOR solved.
    pub solved: usize,
    /// The standard error of the count of seeds that end with XOR solved.
    pub standard_error: f64,
}

/// Where the trainings with two hidden nodes end that do not solve XOR.
#[derive(Serialize)]
pub struct Missed {
    /// How many they are.
    pub runs: usize,
    /// How many of them end with hidden nodes that leave the output node a solution.
    pub in_reach: usize,
    /// How many of all trainings begin with hidden nodes that leave the output node a solution.
    pub starts_in_reach: usize,
    /// The least error E of the four samples that one of them ends with.
    pub least_error: f64,
    /// How many epochs they are trained further.
    pub more_epochs: usize,
    /// How many of them have solved XOR then.
    pub solved_later: usize,
}

/// The two hidden nodes that were set by hand, after a training.
#[derive(Serialize)]
pub struct TrainedOn {
    /// The error E of the four samples before the training.
    pub error_before: f64,
    /// The error E of the four samples after the training.
    pub error: f64,
    /// How many of the four samples are then answered rightly.
    pub right: usize,
}

/// Trainings that begin with drawn pairs of hidden nodes, and HtoO weights from −1 to 1.
#[derive(Serialize)]
pub struct FromPairs {
    /// How many trainings begin with a pair that leaves the output node a solution, and how many
    /// with one that does not.
    pub starts: usize,
    /// How many trainings solve XOR that begin with a pair that leaves the output node a solution.
    pub solvable: usize,
    /// The standard error of this count.
    pub solvable_error: f64,
    /// How many trainings solve XOR that begin with another pair.
    pub others: usize,
    /// The standard error of the count of other pairs.
    pub others_error: f64,
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
    /// How many of as many other pairs can, whose weights are drawn from −1 to 1 like the first
    /// weights of a training.
    pub solvable_near: usize,
}

/// How many seeds end with XOR solved.
#[derive(Serialize)]
pub struct XorBySize {
    pub hidden: usize,
    /// How many seeds end with XOR solved.
    pub solved: usize,
    /// The standard error of the count of seeds that end with XOR solved.
    pub standard_error: f64,
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

/// Epochs of the XOR table.
const XOR_EPOCHS: usize = 5000;

/// XOR by hidden size.
pub fn xor() -> Xor {
    let epochs = XOR_EPOCHS;
    let samples = xor_samples();
    let rows = XOR_SIZES.map(|hidden| {
        let runs = over_seeds(XOR_SEEDS, |seed| {
            let network = trained(Network::seeded(2, hidden, 1, seed), &samples, RATE, epochs);
            correct(&network, &samples) == samples.len()
        });
        let solved = runs.into_iter().filter(|solved| *solved).count();
        let standard_error = error_of_count(solved, XOR_SEEDS as usize);
        XorBySize { hidden, solved, standard_error, share: solved as f64 / XOR_SEEDS as f64 }
    });
    let (drawn, pairs) = drawn();
    Xor {
        seeds: XOR_SEEDS,
        epochs,
        rows: rows.into(),
        by_hand: two_nodes(),
        drawn,
        missed: missed(),
        trained_on: trained_on(),
        from_pairs: from_pairs(&pairs),
        with_ones: with_ones(),
    }
}

/// XOR with the third input that `--ones` adds, by hidden size.
fn with_ones() -> Vec<WithOnes> {
    let Samples { inputs, targets } = xor_samples();
    let ones = Array2::ones((inputs.nrows(), 1));
    let inputs = concatenate![Axis(1), inputs, ones];
    let samples = Samples { inputs, targets };
    let of_size = |&hidden: &usize| {
        let solved = over_seeds(XOR_SEEDS, |seed| {
            let network = trained(Network::seeded(3, hidden, 1, seed), &samples, RATE, XOR_EPOCHS);
            correct(&network, &samples) == samples.len()
        });
        let solved = solved.into_iter().filter(|solved| *solved).count();
        let standard_error = error_of_count(solved, XOR_SEEDS as usize);
        WithOnes { hidden, solved, standard_error }
    };
    XOR_SIZES[..3].iter().map(of_size).collect()
}

/// Whether these two hidden nodes leave the output node a solution of XOR.
pub fn in_reach(network: &Network) -> bool {
    let node = |h: usize| [network.i_to_h[[0, h]], network.i_to_h[[1, h]]];
    solvable(node(0), node(1)) || solvable(node(1), node(0))
}

/// The trainings with two hidden nodes that fail, at their end and later.
fn missed() -> Missed {
    let (samples, more_epochs) = (xor_samples(), 5000);
    let starts = |seed| Network::seeded(2, 2, 1, seed);
    let ends = over_seeds(XOR_SEEDS, |seed| {
        let end = trained(starts(seed), &samples, RATE, XOR_EPOCHS);
        let later = trained(end.clone(), &samples, RATE, more_epochs);
        (end, correct(&later, &samples) == samples.len())
    });
    let missed: Vec<_> =
        ends.iter().filter(|(end, _)| correct(end, &samples) < samples.len()).collect();
    Missed {
        runs: missed.len(),
        in_reach: missed.iter().filter(|(end, _)| in_reach(end)).count(),
        starts_in_reach: (0..XOR_SEEDS).filter(|seed| in_reach(&starts(*seed))).count(),
        least_error: missed.iter().map(|(end, _)| error(end, &samples)).fold(4.0, f64::min),
        more_epochs,
        solved_later: missed.iter().filter(|(_, solved)| *solved).count(),
    }
}

/// Training from the weights that were set by hand.
fn trained_on() -> TrainedOn {
    let (samples, start) = (xor_samples(), steep_and_flat(BY_HAND));
    let end = trained(start.clone(), &samples, RATE, XOR_EPOCHS);
    TrainedOn {
        error_before: error(&start, &samples),
        error: error(&end, &samples),
        right: correct(&end, &samples),
    }
}

/// How many starts of each kind are tried.
const STARTS: usize = 200;

/// Trainings from drawn pairs: first those that leave the output node a solution, then others.
fn from_pairs(pairs: &[Vec<[[f64; 2]; 2]>; 2]) -> FromPairs {
    let samples = xor_samples();
    let [others, solvable] = [0, 1].map(|kind| {
        let solved = over_seeds(STARTS as u64, |number| {
            let mut rng = ChaCha8Rng::seed_from_u64(number);
            let h_to_o = [(); 2].map(|()| rng.random_range(-1.0..1.0));
            let [first, second] = pairs[kind][number as usize];
            let start = steep_and_flat((first, second, h_to_o));
            correct(&trained(start, &samples, RATE, XOR_EPOCHS), &samples) == samples.len()
        });
        solved.into_iter().filter(|solved| *solved).count()
    });
    FromPairs {
        starts: STARTS,
        solvable,
        solvable_error: error_of_count(solvable, STARTS),
        others,
        others_error: error_of_count(others, STARTS),
    }
}

/// The weights of a first hidden node, those of a second, and HtoO.
type Weights = ([f64; 2], [f64; 2], [f64; 2]);

/// The weights that were set by hand: of the steep node, of the flat one, and HtoO.
const BY_HAND: Weights = ([5.0, 5.0], [1.0, 1.0], [4.0, -5.0]);

/// A network of two hidden nodes.
fn steep_and_flat((first, second, h_to_o): Weights) -> Network {
    let i_to_h = array![[first[0], second[0]], [first[1], second[1]]];
    Network::new(i_to_h, array![[h_to_o[0]], [h_to_o[1]]]).unwrap_or_else(|error| panic!("{error}"))
}

/// A steep node and a flat one.
pub fn two_nodes() -> TwoNodes {
    let (to_steep, to_flat, h_to_o) = BY_HAND;
    let network = steep_and_flat(BY_HAND);
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

/// Draws pairs of hidden nodes and counts those with which XOR can be solved. Also returns the first
/// of the pairs with which it cannot, and of those with which it can.
fn drawn() -> (Drawn, [Vec<[[f64; 2]; 2]>; 2]) {
    let (pairs, least, most) = (100_000, -10.0, 10.0);
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let (mut solvable_pairs, mut steep_and_flat) = (0, 0);
    let mut kept = [vec![], vec![]];
    for _ in 0..pairs {
        let [a, b] = [(); 2].map(|()| [(); 2].map(|()| rng.random_range(least..most)));
        let kind = &mut kept[usize::from(solvable(a, b) || solvable(b, a))];
        if kind.len() < STARTS {
            kind.push([a, b]);
        }
        for (first, second) in [(a, b), (b, a)] {
            if solvable(first, second) {
                solvable_pairs += 1;
                let rises = (0..2).all(|i| first[i] > second[i] && second[i] > 0.0);
                steep_and_flat += usize::from(rises);
            }
        }
    }
    let mut rng = ChaCha8Rng::seed_from_u64(2);
    let near = (0..pairs).filter(|_| {
        let [a, b] = [(); 2].map(|()| [(); 2].map(|()| rng.random_range(-1.0..1.0)));
        solvable(a, b) || solvable(b, a)
    });
    let solvable_near = near.count();
    (Drawn { pairs, least, most, solvable: solvable_pairs, steep_and_flat, solvable_near }, kept)
}
