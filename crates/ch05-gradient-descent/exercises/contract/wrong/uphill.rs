pub use ch03_learning_rule::Sample;
pub use ch05_gradient_descent::{delta_update, error, final_error, gradient, half_squared_error};

pub fn descend(weights: &mut [f64], gradient: &[f64], learning_rate: f64) {
    for (weight, slope) in weights.iter_mut().zip(gradient) {
        *weight += learning_rate * slope;
    }
}
