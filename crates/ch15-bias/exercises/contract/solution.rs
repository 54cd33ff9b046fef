pub use ch15_bias::*;
