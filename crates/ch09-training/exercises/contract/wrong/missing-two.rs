pub use ch09_training::{Gradients, Network, Sample, error};

pub fn gradients_by_nudging(network: &Network, sample: &Sample, nudge: f64) -> Gradients {
    let mut gradients = ch09_training::gradients_by_nudging(network, sample, nudge);
    for gradient in gradients.i_to_h.iter_mut().flatten().chain(&mut gradients.h_to_o) {
        *gradient *= 2.0;
    }
    gradients
}
