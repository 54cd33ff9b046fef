pub use ch13_validation::*;
