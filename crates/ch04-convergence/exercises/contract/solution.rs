pub use ch03_learning_rule::Sample;
pub use ch04_convergence::{margin, mistake_bound, radius};
