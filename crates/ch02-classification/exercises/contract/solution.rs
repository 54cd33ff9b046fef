pub use ch02_classification::*;
