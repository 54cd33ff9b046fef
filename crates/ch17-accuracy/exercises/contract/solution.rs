pub use ch17_accuracy::*;
