use ch19_any_network::Activation::Sigmoid;
use ch19_any_network::ndarray::{ArrayView1, array};
use ch19_any_network::{Gradients, Network};

/// A backward pass: the gradients of a network for one input and its target.
pub type Backward = fn(&Network, ArrayView1<f64>, ArrayView1<f64>) -> Gradients;

/// Panics where `backward` is not the gradient.
pub fn test(backward: Backward) {
    let network = Network::seeded(&[2, 3, 1], &[Sigmoid, Sigmoid], 1);
    let (input, target) = (array![0.5, -1.0], array![0.0]);
    let gradients = backward(&network, input.view(), target.view());
    todo!("assert! that these are right: {gradients:?}")
}

fn main() {
    test(ch19_any_network::backpropagate);
}
