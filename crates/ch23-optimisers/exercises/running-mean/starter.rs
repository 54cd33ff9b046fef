/// The corrected running mean after each value.
pub fn running_means(values: &[f64], keep: f64) -> Vec<f64> {
    todo!("a mean for each of {} values, with {keep} kept", values.len())
}

fn main() {
    println!("{:?}", running_means(&[6.0, 0.0, 3.0], 0.5));
}
