//! Parity by one wide layer and by pairs of pairs: right on all cases, and what they are made of.

use ch16_hidden_size::{StepLayers, deep_parity, wide_parity};

fn right(network: &StepLayers, bits: usize) -> usize {
    (0..1 << bits)
        .filter(|row: &usize| {
            let input: Vec<f64> = (0..bits).map(|bit| (row >> bit & 1) as f64).collect();
            network.output(&input) == f64::from(row.count_ones() % 2)
        })
        .count()
}

fn main() {
    for bits in [2, 4, 8, 16] {
        for (name, network) in [("wide", wide_parity(bits)), ("deep", deep_parity(bits))] {
            println!(
                "{bits:>2} bits, {name}: {} of {} right, {} hidden layers, {} hidden nodes, {} weights",
                right(&network, bits),
                1 << bits,
                network.0.len() - 1,
                network.hidden(),
                network.weights(),
            );
        }
    }
}
