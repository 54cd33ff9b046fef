//! Any shape goes, as long as the shapes fit; and what is said where they do not.

use ch11_architecture::ndarray::{Array1, Array2};
use ch11_architecture::{Network, ShapeError, backpropagate};

fn main() {
    for (inputs, hidden, outputs) in [(3, 4, 1), (2, 5, 3), (64, 32, 10)] {
        let network = Network::seeded(inputs, hidden, outputs, 0);
        let (input, target) = (Array1::ones(inputs), Array1::zeros(outputs));
        report(backpropagate(&network, input.view(), target.view()).map(|gradients| {
            let weights = gradients.i_to_h.len() + gradients.h_to_o.len();
            format!("{inputs}-{hidden}-{outputs}: {weights} gradients")
        }));
    }

    let network = Network::seeded(3, 4, 1, 0);
    let (two, three) = (Array1::ones(2), Array1::ones(3));
    report(network.forward(two.view()).map(|forward| format!("{}", forward.post_o)));
    report(
        backpropagate(&network, three.view(), three.view())
            .map(|gradients| format!("{}", gradients.i_to_h)),
    );
    let (i_to_h, h_to_o) = (Array2::zeros((4, 3)), Array2::zeros((4, 1)));
    report(Network::new(i_to_h, h_to_o).map(|network| format!("{}", network.i_to_h)));
}

fn report(result: Result<String, ShapeError>) {
    match result {
        Ok(good) => println!("{good}"),
        Err(error) => println!("error: {error}"),
    }
}
