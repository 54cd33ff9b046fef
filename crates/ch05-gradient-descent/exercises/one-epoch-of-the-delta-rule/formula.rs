use ch01_perceptron::{perceptron, preactivation};
use ch03_learning_rule::Sample;

use crate::product::product;

pub fn epoch(weights: &mut [f64], samples: &[Sample], learning_rate: f64) -> f64 {
    let mut met = 0.0;
    for sample in samples {
        let output = preactivation(&sample.input, weights);
        let answer = perceptron(&sample.input, weights);
        let final_error = output - sample.target;
        met += 0.5 * final_error * final_error;
        for (weight, &value) in weights.iter_mut().zip(&sample.input) {
            *weight -= product(
                "the move of a weight",
                &[("+the learning rate", learning_rate), ("FE", final_error), ("the input", value)],
                &[
                    ("the output", output),
                    ("the answer of the unit step minus the target", answer - sample.target),
                    ("the weight itself", *weight),
                    ("one over the number of samples", 1.0 / samples.len() as f64),
                ],
            );
        }
    }
    met
}
