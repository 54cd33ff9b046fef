pub use ch08_sigmoid::*;
