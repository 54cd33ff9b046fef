use ch01_perceptron::preactivation;

/// The share of the road from `start` to `end` at which the preactivation is zero.
pub fn turns_at(start: &[f64], end: &[f64], weights: &[f64]) -> f64 {
    let at_start = preactivation(start, weights);
    let at_end = preactivation(end, weights);
    todo!("a share of the way from {at_start} to {at_end}")
}

fn main() {
    println!("{}", turns_at(&[2.0, 0.5, 1.0], &[2.0, 0.5, 2.0], &[1.0, 2.0, -2.0]));
}
