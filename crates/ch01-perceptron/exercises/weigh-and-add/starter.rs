/// Each input times its weight, added up.
pub fn preactivation(inputs: &[f64], weights: &[f64]) -> f64 {
    todo!("one number from two lists")
}

fn main() {
    println!("{}", preactivation(&[2.0, 0.5, 1.5], &[1.0, 2.0, -1.5]));
}
