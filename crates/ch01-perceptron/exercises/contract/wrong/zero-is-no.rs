pub use ch01_perceptron::preactivation;

pub fn unit_step(pre: f64) -> f64 {
    if pre > 0.0 { 1.0 } else { 0.0 }
}

pub fn perceptron(inputs: &[f64], weights: &[f64]) -> f64 {
    unit_step(preactivation(inputs, weights))
}
