use ch18_minima::Network;
use ch18_minima::twins::{swapped, turned};

/// Every place of the same network.
pub fn twins(network: &Network) -> Vec<Network> {
    let hidden = network.bias_h.len();
    let mut twins = vec![network.clone(), turned(network, 0)];
    if hidden > 1 {
        twins.push(swapped(network, 0, 1));
    }
    todo!("{} of all, for {hidden} hidden nodes", twins.len())
}

fn main() {
    println!("{} places", twins(&Network::seeded(2, 3, 1, 1)).len());
}
