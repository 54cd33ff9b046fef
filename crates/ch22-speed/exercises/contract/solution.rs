pub use ch22_speed::*;
