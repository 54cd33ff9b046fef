pub use ch02_classification::length;

pub fn distance(inputs: &[f64], weights: &[f64]) -> f64 {
    ch02_classification::distance(inputs, weights).abs()
}
