pub use ch24_digits::*;
