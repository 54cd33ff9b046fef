use ch01_perceptron::{perceptron, preactivation};
use ch03_learning_rule::Sample;

use crate::product::product;

pub fn gradient(weights: &[f64], samples: &[Sample]) -> Vec<f64> {
    let mut gradient = vec![0.0; weights.len()];
    for sample in samples {
        let output = preactivation(&sample.input, weights);
        let answer = perceptron(&sample.input, weights);
        for (i, slope) in gradient.iter_mut().enumerate() {
            *slope += product(
                "the slope along a weight",
                &[("FE", output - sample.target), ("the input", sample.input[i])],
                &[
                    ("the output", output),
                    ("the answer of the unit step minus the target", answer - sample.target),
                    ("the weight itself", weights[i]),
                    ("one over the number of samples", 1.0 / samples.len() as f64),
                ],
            );
        }
    }
    gradient
}
