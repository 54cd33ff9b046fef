//! Where the weights start.

use ndarray::{Array1, Array2, array};
use serde::Serialize;
use study::over_seeds;

use super::transposed::count_error;
use super::{EPOCHS, SEEDS, Samples, apart, from_rows, nudged, right, solved, train};
use crate::Network;

/// How alike hidden nodes stay that start alike: XOR, 2-4-1.
#[derive(Serialize)]
pub struct Twins {
    /// How many seeds.
    pub seeds: u64,
    /// How many epochs of training.
    pub epochs: usize,
    /// All weights 0, all weights equal, two pairs of equal hidden nodes, all weights drawn.
    pub starts: Vec<TwinsRow>,
    /// The standard error of the seeds that solve XOR from two pairs of twins.
    pub pairs_error: f64,
    /// The standard error of the count of seeds that solve XOR, with all weights drawn.
    pub drawn_error: f64,
}

/// What becomes of one kind of start.
#[derive(Serialize)]
pub struct TwinsRow {
    /// The fewest different hidden nodes at the end, bit for bit.
    pub fewest: usize,
    /// How many different hidden nodes there are at the end, at most.
    pub most: usize,
    /// How many seeds end with XOR solved.
    pub solved: usize,
    /// The largest relative error of a gradient check at the start.
    pub check: f64,
}

/// The hidden nodes of a network that differ in at least one bit of a weight.
pub fn different_nodes(network: &Network) -> usize {
    let mut nodes: Vec<Vec<u64>> = (0..network.h_to_o.nrows())
        .map(|h| {
            let incoming = network.i_to_h.column(h);
            let leaving = network.h_to_o.row(h);
            incoming.iter().chain(leaving).map(|weight| weight.to_bits()).collect()
        })
        .collect();
    nodes.sort();
    nodes.dedup();
    nodes.len()
}

/// The four starts.
pub fn starts(seed: u64) -> [Network; 4] {
    let drawn = Network::seeded(2, 4, 1, seed);
    let zero = Network { i_to_h: Array2::zeros((2, 4)), h_to_o: Array2::zeros((4, 1)) };
    let equal = {
        let value = drawn.i_to_h[[0, 0]];
        let (mut i_to_h, mut h_to_o) = (zero.i_to_h.clone(), zero.h_to_o.clone());
        i_to_h.fill(value);
        h_to_o.fill(value);
        Network { i_to_h, h_to_o }
    };
    let mut pairs = drawn.clone();
    for h in [0, 2] {
        let (incoming, leaving) =
            (pairs.i_to_h.column(h).to_owned(), pairs.h_to_o.row(h).to_owned());
        pairs.i_to_h.column_mut(h + 1).assign(&incoming);
        pairs.h_to_o.row_mut(h + 1).assign(&leaving);
    }
    [zero, equal, pairs, drawn]
}

/// XOR from each start.
pub fn twins() -> Twins {
    let samples: Samples = ch10_backpropagation::worked::xor()
        .into_iter()
        .map(|sample| (Array1::from(sample.input), array![sample.target]))
        .collect();
    let row = |start: usize| {
        // There is only one network of zeros.
        let seeds = if start == 0 { 1 } else { SEEDS };
        let runs = over_seeds(seeds, |seed| {
            let mut network = starts(seed)[start].clone();
            let (input, target) = (array![1.0, 0.5], array![0.0]);
            let measured = nudged(&network, input.view(), target.view(), 1e-5);
            let computed = right(&network, input.view(), target.view());
            let check = apart(&computed.i_to_h, &measured.i_to_h)
                .max(apart(&computed.h_to_o, &measured.h_to_o));
            train(&mut network, &samples, right, 1.0, EPOCHS);
            (network, check)
        });
        let nodes = runs.iter().map(|(network, _)| different_nodes(network));
        TwinsRow {
            fewest: nodes.clone().min().unwrap_or(0),
            most: nodes.max().unwrap_or(0),
            solved: runs.iter().filter(|(network, _)| solved(network, &samples)).count(),
            check: runs.iter().map(|run| run.1).fold(0.0, f64::max),
        }
    };
    let starts: Vec<TwinsRow> = (0..4).map(row).collect();
    Twins {
        seeds: SEEDS,
        epochs: EPOCHS,
        pairs_error: count_error(starts[2].solved),
        drawn_error: count_error(starts[3].solved),
        starts,
    }
}

/// How evenly the drawn weights lie.
#[derive(Serialize)]
pub struct Drawn {
    /// Input nodes, hidden nodes, output nodes.
    pub shape: [usize; 3],
    pub weights: usize,
    /// Bins from −1 to 1.
    pub bins: usize,
    pub expected: f64,
    /// The emptiest bin of all seeds.
    pub fewest: usize,
    pub most: usize,
    /// How many seeds.
    pub seeds: u64,
    /// Seeds whose 3-4-1 network has the weights of chapter 9, bit for bit.
    pub as_in_chapter_9: usize,
}

/// The bins of the histogram.
pub const BINS: usize = 20;

/// How many weights of a network fall into each of [`BINS`] bins from −1 to 1.
pub fn binned(network: &Network) -> Vec<usize> {
    let mut bins = vec![0; BINS];
    for &weight in network.i_to_h.iter().chain(&network.h_to_o) {
        let bin = ((weight + 1.0) / 2.0 * BINS as f64) as usize;
        bins[bin.min(BINS - 1)] += 1;
    }
    bins
}

/// A network for the digits of chapter 24, drawn from every seed.
pub fn drawn() -> Drawn {
    let [inputs, hidden, outputs] = [64, 32, 10];
    let networks: Vec<Network> =
        (0..SEEDS).map(|seed| Network::seeded(inputs, hidden, outputs, seed)).collect();
    let weights = inputs * hidden + hidden * outputs;
    let bins: Vec<usize> = networks.iter().flat_map(binned).collect();
    Drawn {
        shape: [inputs, hidden, outputs],
        weights,
        bins: BINS,
        expected: weights as f64 / BINS as f64,
        fewest: bins.iter().copied().min().unwrap_or(0),
        most: bins.iter().copied().max().unwrap_or(0),
        seeds: SEEDS,
        as_in_chapter_9: (0..SEEDS)
            .filter(|&seed| {
                let theirs = from_rows(&ch09_training::Network::seeded(3, 4, seed));
                theirs == Network::seeded(3, 4, 1, seed)
            })
            .count(),
    }
}
