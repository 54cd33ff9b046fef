use ch09_training::{Gradients, Network, Sample, error};

pub fn test(gradients: fn(&Network, &Sample) -> Gradients) {
    let network = Network::seeded(3, 4, 1);
    let sample = Sample { input: vec![1.0, 0.5, -0.5], target: 0.0 };
    let claimed = gradients(&network, &sample);
    let squares: f64 = claimed.i_to_h.iter().flatten().chain(&claimed.h_to_o).map(|g| g * g).sum();
    let mut after = network.clone();
    let rate = 1e-6;
    after.descend(&claimed, rate);
    let fall = (error(&network, &sample) - error(&after, &sample)) / rate;
    assert!((fall - squares).abs() < 1e-5 * squares);
}
