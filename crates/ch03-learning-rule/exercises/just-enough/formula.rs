use ch01_perceptron::preactivation;

use crate::product::product;

pub fn just_enough(weights: &[f64], input: &[f64]) -> f64 {
    let pre = preactivation(input, weights);
    let squares = preactivation(input, input);
    product(
        "the learning rate",
        &[
            ("+the size of the preactivation", pre.abs()),
            ("+one over the sum of the squared inputs", 1.0 / squares),
        ],
        &[
            ("one over the sum of the inputs", 1.0 / input.iter().sum::<f64>()),
            ("one over the sum of the squared weights", 1.0 / preactivation(weights, weights)),
            ("one over the number of inputs", 1.0 / input.len() as f64),
        ],
    )
}
