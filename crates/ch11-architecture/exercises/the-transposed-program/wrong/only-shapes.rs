use ch11_architecture::ndarray::{Array1, ArrayView1};
use ch11_architecture::{Gradients, Network};

pub type Claim = fn(&Network, ArrayView1<f64>, ArrayView1<f64>) -> Gradients;

/// Panics where `claim` does not give the gradients of a network.
pub fn test(claim: Claim) {
    let network = Network::seeded(3, 4, 2, 1);
    let (input, target) = (Array1::from(vec![1.0, 0.5, -0.5]), Array1::from(vec![0.0, 1.0]));
    let claimed = claim(&network, input.view(), target.view());
    assert_eq!(claimed.i_to_h.dim(), network.i_to_h.dim());
    assert_eq!(claimed.h_to_o.dim(), network.h_to_o.dim());
}
