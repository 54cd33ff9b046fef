//! A gradient check of a fresh network of ReLU nodes, sample by sample.

use ch19_any_network::check::{NUDGE, flat, measured, nearest_kink, relative_error};
use ch19_any_network::worked::parity;
use ch19_any_network::{Activation, Network, backpropagate};

fn main() {
    let (hidden, output) = (Activation::Relu, Activation::Sigmoid);
    let network = Network::seeded(&[2, 4, 4, 1], &[hidden, hidden, output], 1);
    println!("inputs  relative error  nearest kink");
    for (input, target) in parity(2).iter() {
        let by_formula = flat(&backpropagate(&network, input, target));
        let by_nudging = flat(&measured(&network, input, target, NUDGE));
        let off = relative_error(&by_formula, &by_nudging);
        println!("{input:2}  {off:14.1e}  {:12.4}", nearest_kink(&network, input));
    }
}
