pub use ch26_frameworks::*;
