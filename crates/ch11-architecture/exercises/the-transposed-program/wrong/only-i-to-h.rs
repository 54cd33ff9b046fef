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
    let network = Network::seeded(3, 4, 2, 1);
    let (input, target) = (Array1::from(vec![1.0, 0.5, -0.5]), Array1::from(vec![0.0, 1.0]));
    let claimed = claim(&network, input.view(), target.view());
    let measured = |change: &dyn Fn(&mut Network, f64)| {
        let error_at = |nudge: f64| {
            let mut network = network.clone();
            change(&mut network, nudge);
            error(&network, input.view(), target.view())
        };
        (error_at(1e-5) - error_at(-1e-5)) / 2e-5
    };
    assert_eq!(claimed.i_to_h.dim(), network.i_to_h.dim());
    for (at, claimed) in claimed.i_to_h.indexed_iter() {
        let slope = measured(&|network, nudge| network.i_to_h[at] += nudge);
        assert!((claimed - slope).abs() < 1e-8, "{claimed} is not {slope}");
    }
}
