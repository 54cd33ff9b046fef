/// The logarithm of each output of softmax.
pub fn log_outputs(pre: &[f64]) -> Vec<f64> {
    let most = pre.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = pre.iter().map(|pre| (pre - most).exp()).sum();
    pre.iter().map(|pre| pre - most - sum.ln()).collect()
}

fn main() {
    println!("{:?}", log_outputs(&[2.0, 1.0, -1.0]));
    println!("{:?}", log_outputs(&[1000.0, 0.0]));
}
