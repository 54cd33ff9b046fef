use ch03_learning_rule::Sample;

/// The learning rate from which on gradient descent on the summed error does not arrive.
pub fn largest_rate(samples: &[Sample]) -> f64 {
    let squares = |sample: &Sample| sample.input.iter().map(|x| x * x).sum::<f64>();
    2.0 / samples.iter().map(squares).fold(0.0, f64::max)
}

fn main() {
    let sample = |x: f64, y: f64| Sample { input: vec![x, y], target: 1.0 };
    println!("{}", largest_rate(&[sample(1.0, 1.0), sample(0.25, -0.25)]));
}
