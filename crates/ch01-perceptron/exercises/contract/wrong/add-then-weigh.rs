pub use ch01_perceptron::unit_step;

pub fn preactivation(inputs: &[f64], weights: &[f64]) -> f64 {
    inputs.iter().sum::<f64>() * weights.iter().sum::<f64>()
}

pub fn perceptron(inputs: &[f64], weights: &[f64]) -> f64 {
    unit_step(preactivation(inputs, weights))
}
