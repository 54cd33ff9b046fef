use ch09_training::worked::xor;
use ch09_training::{Network, train_by_nudging};

/// What must differ? We try all four.
pub fn answer() -> char {
    let equal = Network { i_to_h: vec![vec![0.5; 4]; 2], h_to_o: vec![0.5; 4] };
    let drawn = Network::seeded(2, 4, 1);
    let only_i_to_h = Network { i_to_h: drawn.i_to_h.clone(), h_to_o: equal.h_to_o.clone() };
    let only_h_to_o = Network { i_to_h: equal.i_to_h.clone(), h_to_o: drawn.h_to_o.clone() };
    match [equal, only_i_to_h, only_h_to_o, drawn].map(tells_apart) {
        [false, false, false, true] => 'a',
        [true, true, true, true] => 'b',
        [false, true, true, true] => 'c',
        [false, true, false, true] => 'd',
        _ => '?',
    }
}

/// Whether no two hidden nodes have the same weights after some training.
fn tells_apart(mut network: Network) -> bool {
    train_by_nudging(&mut network, &xor(), 1.0, 50);
    let differ = |a: usize, b: usize| network.i_to_h.iter().any(|w| (w[a] - w[b]).abs() > 1e-6);
    (0..4).all(|a| (0..a).all(|b| differ(a, b)))
}

fn main() {
    println!("The answer is {}.", answer());
}
