//! XOR learned by two networks: one with biases, one with constants of 1.

use ch12_network::worked::xor_samples;
use ch15_bias::ones::Ones;
use ch15_bias::{Network, backpropagate};

fn main() {
    let samples = xor_samples();
    let mut own = Network::seeded(2, 4, 1, 1);
    let mut ones = Ones::from(&own);
    for epoch in 1..=1000 {
        for (input, target) in samples.iter() {
            let gradients = backpropagate(&own, input, target);
            own.descend(&gradients, 1.0);
            ones.update(input, target, 1.0);
        }
        if [1, 10, 100, 1000].contains(&epoch) {
            let equal = if Ones::from(&own) == ones { "to the last bit" } else { "not quite" };
            println!("epoch {epoch:4}: output bias {:9.6}, equal {equal}", own.bias_o[0]);
        }
    }
}
