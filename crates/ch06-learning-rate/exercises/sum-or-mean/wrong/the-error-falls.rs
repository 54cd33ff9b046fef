use ch03_learning_rule::Sample;
use ch05_gradient_descent::error;

/// Some samples, and weights that answer none of them right.
fn start() -> (Vec<Sample>, [f64; 2]) {
    let rows = [([1.0, 0.5], 2.0), ([-0.5, 1.5], 0.5), ([2.0, -1.0], -1.0)];
    let sample = |(input, target): ([f64; 2], f64)| Sample { input: input.into(), target };
    (rows.map(sample).into(), [0.25, -0.75])
}

/// Panics where `step` is not one step of gradient descent on the mean error.
pub fn test(step: fn(&mut [f64], &[Sample], f64)) {
    let (samples, mut weights) = start();
    let before = error(&weights, &samples);
    step(&mut weights, &samples, 0.1);
    assert!(error(&weights, &samples) < before);
}
