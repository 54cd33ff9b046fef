use ch03_learning_rule::Sample;

pub fn test(step: fn(&mut [f64], &[Sample], f64)) {
    let rows = [([1.0, 0.5], 2.0), ([-0.5, 1.5], 2.5), ([2.0, -1.0], 0.0)];
    let sample = |(input, target): ([f64; 2], f64)| Sample { input: input.into(), target };
    let samples: Vec<Sample> = rows.map(sample).into();
    let mut weights = [1.0, 2.0];
    step(&mut weights, &samples, 0.3);
    assert!((weights[0] - 1.0).abs() < 1e-9 && (weights[1] - 2.0).abs() < 1e-9);
}
