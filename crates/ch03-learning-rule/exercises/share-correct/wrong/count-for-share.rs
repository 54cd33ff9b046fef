use ch01_perceptron::perceptron;
use ch03_learning_rule::Sample;

/// The share of right answers, from 0 to 1.
pub fn share_correct(weights: &[f64], samples: &[Sample]) -> f64 {
    let right = |sample: &&Sample| perceptron(&sample.input, weights) == sample.target;
    samples.iter().filter(right).count() as f64
}

fn main() {
    let samples = ch03_learning_rule::generate(100, 1);
    println!("{}", share_correct(&[0.3, -0.8, 0.6], &samples));
}
