pub use ch03_learning_rule::Sample;
pub use ch06_learning_rate::*;
