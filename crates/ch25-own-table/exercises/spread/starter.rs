/// The largest value minus the smallest.
pub fn spread(values: &[f64]) -> f64 {
    todo!("one number from {} values", values.len())
}

fn main() {
    println!("{}", spread(&[1.0, 2.5, 4.0]));
}
