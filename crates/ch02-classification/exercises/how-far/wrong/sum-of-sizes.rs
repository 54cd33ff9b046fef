fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// How far a point is from the plane, with its sign.
pub fn distance(inputs: &[f64], weights: &[f64]) -> f64 {
    dot(inputs, weights) / weights.iter().map(|weight| weight.abs()).sum::<f64>()
}

fn main() {
    println!("{}", distance(&[4.0, -7.0, 2.0], &[2.0, -1.0, 2.0]));
}
