use ch09_training::{Network, Sample};

pub fn test(update: fn(&mut Network, &Sample, f64)) {
    let samples = [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)]
        .map(|(input, target)| Sample { input: input.into(), target });
    let mut network = Network::seeded(2, 4, 1);
    for _ in 0..5000 {
        for sample in &samples {
            update(&mut network, sample, 1.0);
        }
    }
    for sample in &samples {
        assert!((network.forward(&sample.input).post_o > 0.5) == (sample.target > 0.5));
    }
}
