use ch01_perceptron::{perceptron, preactivation};

use crate::product::product;

pub fn update(weights: &mut [f64], input: &[f64], target: f64, learning_rate: f64) -> f64 {
    let (output, pre) = (perceptron(input, weights), preactivation(input, weights));
    let final_error = output - target;
    for (weight, &value) in weights.iter_mut().zip(input) {
        *weight -= product(
            "the move of a weight",
            &[("+the learning rate", learning_rate), ("FE", final_error), ("the input", value)],
            &[
                ("the output", output),
                ("the target", target),
                ("the preactivation", pre),
                ("preactivation minus target", pre - target),
                ("the weight itself", *weight),
            ],
        );
    }
    final_error
}
