use ch11_architecture::ndarray::{Array1, ArrayView1};
use ch11_architecture::{Gradients, Network};

pub type Claim = fn(&Network, ArrayView1<f64>, ArrayView1<f64>) -> Gradients;

/// The error E of a network on one sample, summed over its outputs.
pub fn error(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> f64 {
    let outputs = network.forward(input).expect("the sample fits the network").post_o;
    outputs.iter().zip(target).map(|(output, target)| 0.5 * (output - target).powi(2)).sum()
}

/// Panics where `claim` does not give the gradients of a network.
pub fn test(claim: Claim) {
    let network = Network::seeded(3, 3, 1, 1);
    let (input, target) = (Array1::from(vec![1.0, 0.5, -0.5]), Array1::from(vec![0.0]));
    let claimed = claim(&network, input.view(), target.view());
    todo!("choose a better network, and assert! that every gradient is what nudging says")
}

fn main() {
    test(|network, input, target| {
        ch11_architecture::backpropagate(network, input, target).expect("the sample fits")
    });
}
