use ch01_perceptron::preactivation;

/// By how much the input at `place` has to change until the sum is exactly zero.
pub fn change_needed(inputs: &[f64], weights: &[f64], place: usize) -> f64 {
    let pre = preactivation(inputs, weights);
    todo!("the sum is {pre}, the place {place}")
}

fn main() {
    println!("{}", change_needed(&[2.0, 0.5, 1.0], &[1.0, 2.0, -2.0], 2));
}
