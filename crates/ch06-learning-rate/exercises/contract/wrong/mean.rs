pub use ch03_learning_rule::Sample;
pub use ch06_learning_rate::{factor, limit};

pub fn curvatures(samples: &[Sample]) -> [f64; 2] {
    ch06_learning_rate::curvatures(samples).map(|curvature| curvature / samples.len() as f64)
}
