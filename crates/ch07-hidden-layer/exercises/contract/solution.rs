pub use ch07_hidden_layer::*;
