use ch03_learning_rule::Sample;
use ch05_gradient_descent::error;

/// Panics where `step` is not one step of gradient descent on the error of a linear node.
pub fn test(step: fn(&mut [f64], &[Sample], f64)) {
    let samples = ch05_gradient_descent::worked::bowl();
    let start = [0.5, 0.75];
    let mut weights = start;
    step(&mut weights, &samples, 0.01);
    for i in 0..2 {
        let nudged = |nudge: f64| {
            let mut weights = start;
            weights[i] += nudge;
            error(&weights, &samples)
        };
        let slope = (nudged(0.1) - nudged(-0.1)) / 0.2;
        let moved = weights[i] - start[i];
        assert!(moved * slope < 0.0, "moved {moved} on a slope of {slope}");
    }
}

fn main() {
    test(|weights, samples, learning_rate| {
        let gradient = ch05_gradient_descent::gradient(weights, samples);
        ch05_gradient_descent::descend(weights, &gradient, learning_rate);
    });
    println!("The chapter's own step passes.");
}
