/// The highest threshold at which at least this share of the ones is found.
pub fn threshold_for(outputs: &[f64], targets: &[f64], share: f64) -> f64 {
    todo!("{share} of the ones among {outputs:?} and {targets:?}")
}

fn main() {
    println!("{}", threshold_for(&[0.3, 0.9, 0.2, 0.6], &[1.0, 1.0, 0.0, 1.0], 0.6));
}
