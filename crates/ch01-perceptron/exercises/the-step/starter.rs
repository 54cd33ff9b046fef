use ch01_perceptron::preactivation;

/// 1 from 0 upwards, 0 below.
pub fn unit_step(pre: f64) -> f64 {
    todo!("yes or no")
}

/// The answer of the node.
pub fn perceptron(inputs: &[f64], weights: &[f64]) -> f64 {
    let pre = preactivation(inputs, weights);
    todo!("and now the step, at {pre}")
}

fn main() {
    println!("{}", perceptron(&[2.0, 0.5, 1.5], &[1.0, 2.0, -1.5]));
}
