use ch01_perceptron::perceptron;
pub use ch03_learning_rule::Sample;

pub fn update(weights: &mut [f64], sample: &Sample, learning_rate: f64) -> f64 {
    let final_error = perceptron(&sample.input, weights) - sample.target;
    for (weight, input) in weights.iter_mut().zip(&sample.input) {
        *weight += learning_rate * final_error * input;
    }
    final_error
}
