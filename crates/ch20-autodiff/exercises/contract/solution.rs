pub use ch20_autodiff::*;
