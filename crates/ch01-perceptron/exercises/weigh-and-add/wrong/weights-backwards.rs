/// Each input times its weight, added up.
pub fn preactivation(inputs: &[f64], weights: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (input, weight) in inputs.iter().zip(weights.iter().rev()) {
        sum += input * weight;
    }
    sum
}

fn main() {
    println!("{}", preactivation(&[2.0, 0.5, 1.5], &[1.0, 2.0, -1.5]));
}
