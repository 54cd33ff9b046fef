use ch01_perceptron::preactivation;

/// 1 from 0 upwards, 0 below.
pub fn unit_step(pre: f64) -> f64 {
    if pre >= 0.5 { 1.0 } else { 0.0 }
}

/// The answer of the node.
pub fn perceptron(inputs: &[f64], weights: &[f64]) -> f64 {
    unit_step(preactivation(inputs, weights))
}

fn main() {
    println!("{}", perceptron(&[2.0, 0.5, 1.5], &[1.0, 2.0, -1.5]));
}
