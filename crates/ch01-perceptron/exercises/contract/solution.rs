pub use ch01_perceptron::*;
