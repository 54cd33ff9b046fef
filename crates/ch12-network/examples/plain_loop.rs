//! One epoch with the code of chapter 11: an update after each of a thousand colours.

use ch11_architecture::{Network, backpropagate};
use ch12_network::{colours, correct};

fn main() {
    let samples = colours(1000, 1);
    let mut network = Network::seeded(3, 4, 1, 1);
    println!("before: {} of {} right", correct(&network, &samples), samples.len());

    for (input, target) in samples.iter() {
        let gradients = backpropagate(&network, input, target).expect("they fit");
        network.descend(&gradients, 1.0);
    }
    println!("after one epoch: {} right", correct(&network, &samples));
}
