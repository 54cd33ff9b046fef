use ch03_learning_rule::Sample;
use ch05_gradient_descent::gradient;

/// Some samples, and weights that answer none of them right.
fn start() -> (Vec<Sample>, [f64; 2]) {
    let rows = [([1.0, 0.5], 2.0), ([-0.5, 1.5], 0.5), ([2.0, -1.0], -1.0)];
    let sample = |(input, target): ([f64; 2], f64)| Sample { input: input.into(), target };
    (rows.map(sample).into(), [0.25, -0.75])
}

/// Panics where `step` is not one step of gradient descent on the mean error.
pub fn test(step: fn(&mut [f64], &[Sample], f64)) {
    let (samples, weights) = start();
    let gradient = gradient(&weights, &samples);
    let mut moved = weights;
    step(&mut moved, &samples, 0.3);
    for i in 0..2 {
        let expected = weights[i] - 0.3 * gradient[i] / samples.len() as f64;
        assert!((moved[i] - expected).abs() < 1e-9, "{} is not {expected}", moved[i]);
    }
}

fn main() {
    test(|weights, samples, learning_rate| {
        let gradient = gradient(weights, samples);
        for (weight, slope) in weights.iter_mut().zip(&gradient) {
            *weight -= learning_rate * slope / samples.len() as f64;
        }
    });
    println!("A step on the mean passes.");
}
