//! One code for three networks, and a target that does not fit.

use ch11_architecture::ndarray::Array1;
use ch11_architecture::{Network, ShapeError, backpropagate};

fn main() -> Result<(), ShapeError> {
    for (inputs, hidden, outputs) in [(3, 4, 1), (2, 5, 3), (64, 32, 10)] {
        let network = Network::seeded(inputs, hidden, outputs, 0);
        let (input, target) = (Array1::ones(inputs), Array1::zeros(outputs));
        let gradients = backpropagate(&network, input.view(), target.view())?;
        let count = gradients.i_to_h.len() + gradients.h_to_o.len();
        println!("{inputs}-{hidden}-{outputs}: {count} gradients");
    }

    let (network, three) = (Network::seeded(3, 4, 1, 0), Array1::ones(3));
    if let Err(error) = backpropagate(&network, three.view(), three.view()) {
        println!("error: {error}");
    }
    Ok(())
}
