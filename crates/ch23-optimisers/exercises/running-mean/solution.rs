/// The corrected running mean after each value.
pub fn running_means(values: &[f64], keep: f64) -> Vec<f64> {
    let (mut mean, mut kept) = (0.0, 1.0);
    values
        .iter()
        .map(|value| {
            mean = keep * mean + (1.0 - keep) * value;
            kept *= keep;
            mean / (1.0 - kept)
        })
        .collect()
}

fn main() {
    println!("{:?}", running_means(&[6.0, 0.0, 3.0], 0.5));
}
