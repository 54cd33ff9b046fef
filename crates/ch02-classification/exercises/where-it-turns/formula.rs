use ch01_perceptron::preactivation;

use crate::product::product;

pub fn turns_at(start: &[f64], end: &[f64], weights: &[f64]) -> f64 {
    let at_start = preactivation(start, weights);
    let at_end = preactivation(end, weights);
    product(
        "the share",
        &[
            ("the preactivation at the start", at_start),
            ("one over how far it falls", 1.0 / (at_start - at_end)),
        ],
        &[
            ("one over the sum of both", 1.0 / (at_start + at_end)),
            ("the preactivation at the end", at_end),
            ("one over the length of the weights", 1.0 / preactivation(weights, weights).sqrt()),
        ],
    )
}
