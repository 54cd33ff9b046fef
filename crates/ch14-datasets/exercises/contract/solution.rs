pub use ch14_datasets::*;
