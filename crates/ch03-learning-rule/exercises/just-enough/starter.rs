use ch01_perceptron::preactivation;

/// The learning rate with which one update brings the preactivation of a wrong answer to zero.
pub fn just_enough(weights: &[f64], input: &[f64]) -> f64 {
    let pre = preactivation(input, weights);
    todo!("the preactivation is {pre}")
}

fn main() {
    println!("{}", just_enough(&[1.0, -2.0, 2.0], &[3.0, 2.0, -1.0]));
}
