//! Who finds the weights?

use ch03_learning_rule::Sample;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::standard_error_of_share;

use super::{XOR, corners, targets};
use crate::{StepNetwork, separate, truth_table};

/// Why the rule cannot train the hidden nodes.
#[derive(Serialize)]
pub struct NoTarget {
    /// Pairs of functions that two hidden nodes can have.
    pub pairs: usize,
    /// How many of them an output node can make XOR of.
    pub solving: usize,
    /// In how many of those the first hidden node says yes to 10.
    pub says_yes: usize,
    /// How far the nudge goes.
    pub nudge: f64,
    /// How many weights of our network were nudged, each up and down.
    pub weights: usize,
    /// How many of the answers changed, over all nudges.
    pub changed: usize,
}

/// Small moves of drawn networks' weights.
#[derive(Serialize)]
pub struct Nudged {
    /// How many networks.
    pub networks: usize,
    /// How many of them have XOR right before they are moved.
    pub right: usize,
    /// The standard error of a count that is half of the networks, the largest that there is.
    pub standard_error: f64,
    /// One row for each nudge.
    pub rows: Vec<NudgeRow>,
}

/// What one nudge shows.
#[derive(Serialize)]
pub struct NudgeRow {
    /// By how much each weight goes up and down.
    pub nudge: f64,
    /// In how many networks no answer changes, whichever weight is moved.
    pub unchanged: usize,
    /// In how many some answer changes, but no move makes more of them right.
    pub no_better: usize,
    /// In how many some move makes more answers right.
    pub better: usize,
}

/// A 2-2-1 network with all weights drawn uniformly from −1 to 1.
pub fn drawn_network(seed: u64) -> StepNetwork {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut node = || (0..3).map(|_| rng.random_range(-1.0..1.0)).collect();
    StepNetwork { into_hidden: vec![node(), node()], into_output: node() }
}

/// The network with each of its nine weights moved down and up, one at a time.
fn all_nudges(network: &StepNetwork, nudge: f64) -> Vec<StepNetwork> {
    let moved = |(number, by): (usize, f64)| {
        let mut nudged = network.clone();
        match number / 3 {
            h @ 0..2 => nudged.into_hidden[h][number % 3] += by,
            _ => nudged.into_output[number % 3] += by,
        }
        nudged
    };
    (0..9).flat_map(|number| [(number, -nudge), (number, nudge)]).map(moved).collect()
}

/// A thousand drawn networks, each nudged in all its weights.
pub fn nudged() -> Nudged {
    let networks = 1000;
    let corners = corners();
    let answers =
        |network: &StepNetwork| [0, 1, 2, 3].map(|row: usize| network.output(&corners[row]));
    let right = |answers: &[f64; 4]| answers.iter().zip(&XOR).filter(|(is, to)| is == to).count();
    let row = |nudge| {
        let (mut unchanged, mut better) = (0, 0);
        for seed in 0..networks {
            let network = drawn_network(seed);
            let before = answers(&network);
            let after: Vec<[f64; 4]> = all_nudges(&network, nudge).iter().map(answers).collect();
            unchanged += usize::from(after.iter().all(|now| *now == before));
            better += usize::from(after.iter().any(|now| right(now) > right(&before)));
        }
        NudgeRow { nudge, unchanged, better, no_better: networks as usize - unchanged - better }
    };
    Nudged {
        networks: networks as usize,
        right: (0..networks).filter(|seed| right(&answers(&drawn_network(*seed))) == 4).count(),
        standard_error: networks as f64 * standard_error_of_share(0.5, networks as usize),
        rows: [0.1, 0.01, 0.001].map(row).into(),
    }
}

/// The functions of two inputs that one node can do, by their targets.
pub fn hidden_functions() -> Vec<Vec<f64>> {
    let all = (0..16).map(|function| targets(2, function));
    all.filter(|targets| separate(&truth_table(targets)).is_some()).collect()
}

/// Whether an output node can make XOR of two hidden nodes that answer so.
pub fn makes_xor(first: &[f64], second: &[f64]) -> bool {
    let seen = |row: usize| Sample { input: vec![first[row], second[row], 1.0], target: XOR[row] };
    separate(&[0, 1, 2, 3].map(seen)).is_some()
}

/// All pairs of hidden nodes, and all small moves of our network's weights.
pub fn no_target() -> NoTarget {
    let functions = hidden_functions();
    let (mut solving, mut says_yes) = (0, 0);
    for first in &functions {
        for second in &functions {
            if makes_xor(first, second) {
                solving += 1;
                says_yes += usize::from(first[2] == 1.0);
            }
        }
    }
    let (nudge, network, mut changed) = (0.1, StepNetwork::xor(), 0);
    for nudged in all_nudges(&network, nudge) {
        changed += corners().iter().filter(|at| nudged.output(at) != network.output(at)).count();
    }
    NoTarget {
        pairs: functions.len() * functions.len(),
        solving,
        says_yes,
        nudge,
        weights: 9,
        changed,
    }
}
