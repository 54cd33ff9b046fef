use ch08_sigmoid::{activate, activate_prime};

/// The gradients of the hidden biases and of the output biases.
pub fn bias_gradients(
    pre_h: &[f64],
    h_to_o: &[Vec<f64>],
    pre_o: &[f64],
    targets: &[f64],
) -> (Vec<f64>, Vec<f64>) {
    let signals: Vec<f64> = pre_o
        .iter()
        .zip(targets)
        .map(|(&pre, target)| (activate(pre) - target) * activate_prime(pre))
        .collect();
    let hidden: Vec<f64> = h_to_o
        .iter()
        .zip(pre_h)
        .map(|(row, &pre)| {
            let back: f64 = row.iter().zip(&signals).map(|(weight, signal)| weight * signal).sum();
            back * activate_prime(pre)
        })
        .collect();
    let output = signals.clone();
    (hidden, output)
}

fn main() {
    let h_to_o = [vec![1.0], vec![-0.8]];
    println!("{:?}", bias_gradients(&[0.5, -1.0], &h_to_o, &[0.707306], &[0.0]));
}
