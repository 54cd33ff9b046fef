use ch19_any_network::Activation::{Relu, Sigmoid, Tanh};
use ch19_any_network::ndarray::{ArrayView1, array};
use ch19_any_network::{Gradients, Network};

/// A backward pass: the gradients of a network for one input and its target.
pub type Backward = fn(&Network, ArrayView1<f64>, ArrayView1<f64>) -> Gradients;

/// Panics where the error does not fall.
pub fn test(backward: Backward) {
    let mut network = Network::seeded(&[3, 4, 4, 3, 2], &[Tanh, Relu, Sigmoid, Sigmoid], 1);
    let (input, target) = (array![0.5, -1.0, 0.75], array![0.0, 1.0]);
    let before = network.forward(input.view()).error(target.view());
    let gradients = backward(&network, input.view(), target.view());
    network.descend(&gradients, 0.1);
    assert!(network.forward(input.view()).error(target.view()) < before);
}
