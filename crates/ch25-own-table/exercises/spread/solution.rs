/// The largest value minus the smallest.
pub fn spread(values: &[f64]) -> f64 {
    let largest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let smallest = values.iter().copied().fold(f64::INFINITY, f64::min);
    largest - smallest
}

fn main() {
    println!("{}", spread(&[1.0, 2.5, 4.0]));
}
