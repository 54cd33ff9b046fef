use ch03_learning_rule::Sample;

/// The learning rate from which on gradient descent on the summed error does not arrive.
pub fn largest_rate(samples: &[Sample]) -> f64 {
    let sum = |i: usize| -> f64 {
        samples.iter().map(|sample| sample.input[i] * sample.input[i]).sum()
    };
    2.0 / sum(0).max(sum(1))
}

fn main() {
    let sample = |x: f64, y: f64| Sample { input: vec![x, y], target: 1.0 };
    println!("{}", largest_rate(&[sample(1.0, 1.0), sample(0.25, -0.25)]));
}
