//! Parity by one wide layer and by pairs of pairs: right in all cases, and what they are made of.

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
    println!("bits         right  hidden layers  hidden nodes  weights");
    for bits in [2, 4, 8, 16] {
        for (name, network) in [("wide", wide_parity(bits)), ("deep", deep_parity(bits))] {
            let (layers, nodes) = (network.0.len() - 1, network.hidden());
            let (right, weights) = (right(&network, bits), network.weights());
            println!("{bits:4}  {name}  {right:6}  {layers:13}  {nodes:12}  {weights:7}");
        }
    }
}
