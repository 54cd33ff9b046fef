use ch11_architecture::ndarray::{ArrayView1, array};
use ch12_network::Samples;
use ch15_bias::{Network, error};

/// An update: a network, inputs, targets and a learning rate.
pub type Update = fn(&mut Network, ArrayView1<f64>, ArrayView1<f64>, f64);

/// Panics where `update` does not move each bias against its gradient.
pub fn test(update: Update) {
    let before = Network::seeded(2, 3, 1, 7);
    let (input, target) = (array![0.5, -0.8], array![0.0]);
    let mut after = before.clone();
    update(&mut after, input.view(), target.view(), 0.5);
    todo!("assert! that every bias went where it should")
}

fn main() {
    test(|network, input, target, learning_rate| {
        let gradients = ch15_bias::backpropagate(network, input, target);
        network.descend(&gradients, learning_rate);
    });
}
