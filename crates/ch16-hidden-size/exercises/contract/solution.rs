pub use ch16_hidden_size::*;
