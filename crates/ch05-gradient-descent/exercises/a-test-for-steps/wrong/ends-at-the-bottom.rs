use ch03_learning_rule::Sample;

/// Panics where `step` is not one step of gradient descent on the error of a linear node.
pub fn test(step: fn(&mut [f64], &[Sample], f64)) {
    let samples = ch05_gradient_descent::worked::bowl();
    let start = [0.5, 0.75];
    let mut weights = start;
    step(&mut weights, &samples, 0.01);
    for _ in 0..10_000 {
        step(&mut weights, &samples, 0.01);
    }
    assert!((weights[0] - 2.0).abs() < 0.05 && (weights[1] + 1.0).abs() < 0.05);
}

fn main() {
    test(|weights, samples, learning_rate| {
        let gradient = ch05_gradient_descent::gradient(weights, samples);
        ch05_gradient_descent::descend(weights, &gradient, learning_rate);
    });
    println!("The chapter's own step passes.");
}
