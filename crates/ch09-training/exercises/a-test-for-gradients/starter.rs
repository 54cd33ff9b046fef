use ch09_training::{Gradients, Network, Sample, error};

/// Panics where `gradients` does not give the gradients of a network.
pub fn test(gradients: fn(&Network, &Sample) -> Gradients) {
    let network = Network::seeded(3, 4, 1);
    let sample = Sample { input: vec![1.0, 0.5, -0.5], target: 0.0 };
    let claimed = gradients(&network, &sample);
    println!("claimed: {:?}", claimed.h_to_o);
    todo!("assert! something that only the right gradients hold")
}

fn main() {
    test(|network, sample| ch09_training::gradients_by_nudging(network, sample, 1e-5));
}
