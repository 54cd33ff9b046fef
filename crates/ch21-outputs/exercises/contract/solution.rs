pub use ch21_outputs::*;
