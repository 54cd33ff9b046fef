use ch03_learning_rule::Sample;

/// The learning rate from which on gradient descent on the summed error does not arrive.
pub fn largest_rate(samples: &[Sample]) -> f64 {
    let sum = |i: usize, j: usize| -> f64 {
        samples.iter().map(|sample| sample.input[i] * sample.input[j]).sum()
    };
    let (first, second, both) = (sum(0, 0), sum(1, 1), sum(0, 1));
    let half_gap = 0.5 * (first - second);
    let steepest = 0.5 * (first + second) + (half_gap * half_gap + both * both).sqrt();
    2.0 / steepest
}

fn main() {
    let sample = |x: f64, y: f64| Sample { input: vec![x, y], target: 1.0 };
    println!("{}", largest_rate(&[sample(1.0, 1.0), sample(0.25, -0.25)]));
}
