pub use ch03_learning_rule::Sample;
pub use ch05_gradient_descent::{delta_update, descend, error, final_error, half_squared_error};

pub fn gradient(weights: &[f64], samples: &[Sample]) -> Vec<f64> {
    let gradient = ch05_gradient_descent::gradient(weights, samples);
    gradient.into_iter().map(|slope| 2.0 * slope).collect()
}
