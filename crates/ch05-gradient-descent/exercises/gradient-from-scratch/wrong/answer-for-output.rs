use ch01_perceptron::perceptron;
use ch03_learning_rule::Sample;

/// The gradient of E: for each weight the sum of FE times its input.
pub fn gradient(weights: &[f64], samples: &[Sample]) -> Vec<f64> {
    let mut gradient = vec![0.0; weights.len()];
    for sample in samples {
        let final_error = perceptron(&sample.input, weights) - sample.target;
        for (slope, input) in gradient.iter_mut().zip(&sample.input) {
            *slope += final_error * input;
        }
    }
    gradient
}

fn main() {
    let sample = Sample { input: vec![2.0, -1.0], target: 3.0 };
    println!("{:?}", gradient(&[1.0, 0.5], &[sample]));
}
