use ch03_learning_rule::Sample;
use ch05_gradient_descent::gradient;

pub fn test(step: fn(&mut [f64], &[Sample], f64)) {
    let samples = [Sample { input: vec![1.0, 0.5], target: 2.0 }];
    let weights = [0.25, -0.75];
    let gradient = gradient(&weights, &samples);
    let mut moved = weights;
    step(&mut moved, &samples, 0.3);
    for i in 0..2 {
        assert!((moved[i] - (weights[i] - 0.3 * gradient[i])).abs() < 1e-9);
    }
}
