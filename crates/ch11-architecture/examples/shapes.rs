//! What is said where shapes do not fit.

use ch11_architecture::Network;
use ch11_architecture::ndarray::{Array1, Array2};

fn main() {
    let network = Network::seeded(3, 4, 1, 0);
    let two = Array1::ones(2);
    let mistakes = [
        network.forward(two.view()).err(),
        Network::new(Array2::zeros((4, 3)), Array2::zeros((4, 1))).err(),
    ];
    for error in mistakes.into_iter().flatten() {
        println!("error: {error}");
    }
}
