use ch09_training::{Network, Sample, error};

pub fn test(update: fn(&mut Network, &Sample, f64)) {
    for seed in 0..20 {
        let mut network = Network::seeded(3, 4, seed);
        let sample = Sample { input: vec![1.0, 0.5, -0.5], target: (seed % 2) as f64 };
        let before = error(&network, &sample);
        update(&mut network, &sample, 0.1);
        assert!(error(&network, &sample) < before);
    }
}
