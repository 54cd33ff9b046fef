pub use ch03_learning_rule::Sample;
pub use ch05_gradient_descent::{descend, error, final_error, gradient, half_squared_error};

pub fn delta_update(weights: &mut [f64], sample: &Sample, learning_rate: f64) -> f64 {
    ch03_learning_rule::update(weights, sample, learning_rate)
}
