use ch21_outputs::ndarray::{Array1, ArrayView1};
use ch21_outputs::softmax;

/// The error signals of an output layer with softmax at a temperature.
pub fn error_signals(
    pre: ArrayView1<f64>,
    target: ArrayView1<f64>,
    temperature: f64,
) -> Array1<f64> {
    let divided = pre.mapv(|pre| pre / temperature);
    let outputs = softmax(divided.view());
    let signals =
        outputs.iter().zip(target).map(|(output, target)| (output - target) / temperature);
    signals.collect()
}

fn main() {
    let (pre, target) = (Array1::from(vec![2.0, 1.0, -1.0]), Array1::from(vec![0.0, 1.0, 0.0]));
    println!("{:.6}", error_signals(pre.view(), target.view(), 2.0));
}
