use crate::product::product;

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

pub fn distance(inputs: &[f64], weights: &[f64]) -> f64 {
    let length = dot(weights, weights).sqrt();
    let sizes: f64 = weights.iter().map(|weight| weight.abs()).sum();
    product(
        "the distance",
        &[
            ("the preactivation", dot(inputs, weights)),
            ("+one over the length of the weights", 1.0 / length),
        ],
        &[
            ("one over the sum of the weights", 1.0 / weights.iter().sum::<f64>()),
            ("one over the sum of their sizes", 1.0 / sizes),
            ("one over the length of the inputs", 1.0 / dot(inputs, inputs).sqrt()),
            ("one over the number of weights", 1.0 / weights.len() as f64),
        ],
    )
}
