pub use ch03_learning_rule::*;
