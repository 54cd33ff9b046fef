pub use ch23_optimisers::*;
