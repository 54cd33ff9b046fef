pub use ch03_learning_rule::Sample;
pub use ch06_learning_rate::{curvatures, limit};

pub fn factor(learning_rate: f64, curvature: f64) -> f64 {
    1.0 - 2.0 * learning_rate * curvature
}
