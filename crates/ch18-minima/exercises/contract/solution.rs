pub use ch18_minima::*;
