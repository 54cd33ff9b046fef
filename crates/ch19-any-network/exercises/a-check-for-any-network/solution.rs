use ch19_any_network::Activation::{Linear, Relu, Sigmoid, Tanh};
use ch19_any_network::check::{NUDGE, flat, measured, relative_error};
use ch19_any_network::ndarray::{ArrayView1, array};
use ch19_any_network::{Gradients, Network};

/// A backward pass: the gradients of a network for one input and its target.
pub type Backward = fn(&Network, ArrayView1<f64>, ArrayView1<f64>) -> Gradients;

/// Panics where `backward` is not the gradient.
pub fn test(backward: Backward) {
    let mut network = Network::seeded(&[3, 4, 4, 3, 2], &[Tanh, Relu, Sigmoid, Linear], 7);
    for layer in &mut network.layers {
        layer.biases.fill(0.25);
    }
    let (input, target) = (array![0.5, -1.0, 0.75], array![-3.0, 3.0]);
    let by_formula = backward(&network, input.view(), target.view());
    let by_nudging = measured(&network, input.view(), target.view(), NUDGE);
    let off = relative_error(&flat(&by_formula), &flat(&by_nudging));
    assert!(off < 1e-6, "the gradients are off by {off:.1e}");
}

fn main() {
    test(ch19_any_network::backpropagate);
}
