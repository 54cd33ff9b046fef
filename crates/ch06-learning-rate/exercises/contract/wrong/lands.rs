pub use ch03_learning_rule::Sample;
pub use ch06_learning_rate::{curvatures, factor};

pub fn limit(curvature: f64) -> f64 {
    1.0 / curvature
}
