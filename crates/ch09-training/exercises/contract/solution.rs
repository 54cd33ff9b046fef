pub use ch09_training::*;
