use ch01_perceptron::preactivation;

use crate::product::product;

pub fn change_needed(inputs: &[f64], weights: &[f64], place: usize) -> f64 {
    let sum = preactivation(inputs, weights);
    product(
        "the change",
        &[("the sum turned round", -sum), ("one over the weight", 1.0 / weights[place])],
        &[
            ("one over the sum of all weights", 1.0 / weights.iter().sum::<f64>()),
            ("one over the input", 1.0 / inputs[place]),
            ("one over the number of inputs", 1.0 / inputs.len() as f64),
            ("the term of this input alone, turned round", -inputs[place] * weights[place]),
        ],
    )
}
