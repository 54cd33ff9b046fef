use ch01_perceptron::preactivation;
use ch03_learning_rule::Sample;

/// The gradient of E: for each weight the sum of FE times its input.
pub fn gradient(weights: &[f64], samples: &[Sample]) -> Vec<f64> {
    let output = preactivation(&samples[0].input, weights);
    todo!("the first sample's output is {output}, its target {}", samples[0].target)
}

fn main() {
    let sample = Sample { input: vec![2.0, -1.0], target: 3.0 };
    println!("{:?}", gradient(&[1.0, 0.5], &[sample]));
}
