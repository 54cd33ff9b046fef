use ch01_perceptron::preactivation;
use ch03_learning_rule::Sample;

/// One update after each sample. Returns the sum of the errors met on the way.
pub fn epoch(weights: &mut [f64], samples: &[Sample], learning_rate: f64) -> f64 {
    let mut met = 0.0;
    for sample in samples {
        let final_error = preactivation(&sample.input, weights) - sample.target;
        met += 0.5 * final_error * final_error;
        for (weight, input) in weights.iter_mut().zip(&sample.input) {
            *weight = learning_rate * final_error * input;
        }
    }
    met
}

fn main() {
    let samples = [
        Sample { input: vec![2.0, 2.0], target: 1.75 },
        Sample { input: vec![1.0, 0.0], target: 2.5 },
    ];
    let mut weights = [0.0, 0.0];
    let met = epoch(&mut weights, &samples, 0.125);
    println!("{met} {weights:?}");
}
