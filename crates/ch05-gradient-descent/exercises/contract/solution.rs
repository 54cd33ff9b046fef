pub use ch03_learning_rule::Sample;
pub use ch05_gradient_descent::*;
