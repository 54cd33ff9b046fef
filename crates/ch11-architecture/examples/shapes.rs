//! Any shape goes, as long as the shapes fit; and what is said where they do not.

use ch11_architecture::ndarray::{Array1, Array2};
use ch11_architecture::{Network, ShapeError, backpropagate};

fn main() -> Result<(), ShapeError> {
    for (inputs, hidden, outputs) in [(3, 4, 1), (2, 5, 3), (64, 32, 10)] {
        let network = Network::seeded(inputs, hidden, outputs, 0);
        let (input, target) = (Array1::ones(inputs), Array1::zeros(outputs));
        let gradients = backpropagate(&network, input.view(), target.view())?;
        let count = gradients.i_to_h.len() + gradients.h_to_o.len();
        println!("{inputs}-{hidden}-{outputs}: {count} gradients");
    }

    let network = Network::seeded(3, 4, 1, 0);
    let (two, three) = (Array1::ones(2), Array1::ones(3));
    let mistakes = [
        network.forward(two.view()).err(),
        backpropagate(&network, three.view(), three.view()).err(),
        Network::new(Array2::zeros((4, 3)), Array2::zeros((4, 1))).err(),
    ];
    for error in mistakes.into_iter().flatten() {
        println!("error: {error}");
    }
    Ok(())
}
