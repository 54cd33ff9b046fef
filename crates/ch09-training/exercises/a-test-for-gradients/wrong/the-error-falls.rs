use ch09_training::{Gradients, Network, Sample, error};

pub fn test(gradients: fn(&Network, &Sample) -> Gradients) {
    let mut network = Network::seeded(3, 4, 1);
    let sample = Sample { input: vec![1.0, 0.5, -0.5], target: 0.0 };
    for _ in 0..10 {
        let before = error(&network, &sample);
        let gradients = gradients(&network, &sample);
        network.descend(&gradients, 0.1);
        assert!(error(&network, &sample) < before);
    }
}
