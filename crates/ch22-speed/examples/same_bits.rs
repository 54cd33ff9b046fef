//! The gradient of one batch in one, two and three shares.

use ch22_speed::worked::page_network;
use ch22_speed::{Batch, Gradients, Question, shared_gradients};

fn main() {
    let (network, samples) = page_network();
    let numbers: Vec<usize> = (0..32).collect();
    let alone = gradient(&network, &samples, &numbers, 1);
    for shares in [1, 2, 3] {
        let first = gradient(&network, &samples, &numbers, shares);
        let same = (0..100).all(|_| gradient(&network, &samples, &numbers, shares) == first);
        let apart = difference(&first, &alone);
        let bits = if apart == 0.0 { "to the last bit" } else { "not to the last bit" };
        println!(
            "shares {shares}: the same 100 times: {same}; as one share: {bits}, {}",
            if apart < 1e-15 { "within 1e-15" } else { "off by more" }
        );
    }
}

fn gradient(
    network: &ch22_speed::Network,
    samples: &ch22_speed::Samples,
    numbers: &[usize],
    shares: usize,
) -> Gradients {
    let mut batches = vec![Batch::new(network, numbers.len()); shares];
    shared_gradients(&mut batches, network, Question::OneOf, samples, numbers)
}

fn difference(one: &Gradients, other: &Gradients) -> f64 {
    let pairs =
        one.iter().zip(other).flat_map(|(one, other)| one.weights.iter().zip(&other.weights));
    pairs.map(|(one, other)| (one - other).abs()).fold(0.0, f64::max)
}
