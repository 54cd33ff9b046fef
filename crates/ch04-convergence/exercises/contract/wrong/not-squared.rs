pub use ch03_learning_rule::Sample;
pub use ch04_convergence::{margin, radius};

pub fn mistake_bound(radius: f64, margin: f64) -> f64 {
    radius / margin
}
