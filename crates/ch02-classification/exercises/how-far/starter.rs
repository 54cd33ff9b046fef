/// How far a point is from the plane, with its sign.
pub fn distance(inputs: &[f64], weights: &[f64]) -> f64 {
    todo!("one number from two lists")
}

fn main() {
    println!("{}", distance(&[4.0, -7.0, 2.0], &[2.0, -1.0, 2.0]));
}
