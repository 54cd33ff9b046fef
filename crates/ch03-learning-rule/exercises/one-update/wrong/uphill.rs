use ch01_perceptron::perceptron;

/// Moves the weights once and returns the final error.
pub fn update(weights: &mut [f64], input: &[f64], target: f64, learning_rate: f64) -> f64 {
    let final_error = perceptron(input, weights) - target;
    for (weight, value) in weights.iter_mut().zip(input) {
        *weight += learning_rate * final_error * value;
    }
    final_error
}

fn main() {
    let mut weights = [0.5, -0.5, 0.25];
    let final_error = update(&mut weights, &[2.0, 4.0, -4.0], 1.0, 0.25);
    println!("{final_error} {weights:?}");
}
