//! # Chapter 25: A table of your own
//!
//! From a table that nobody here has seen to a network, and to an honest word about it.

pub use ch19_any_network::{Activation, Network};
pub use ch21_outputs::{Question, Samples, ndarray};
pub use ch23_optimisers::Rule;
#[cfg(not(target_arch = "wasm32"))]
pub use safetensors::SafeTensorError;

pub mod ask;
pub mod dealing;
pub mod export;
pub mod figures;
pub mod importance;
pub mod measured;
pub mod model;
pub mod plan;
pub mod report;
pub mod run;
pub mod table;
pub mod train;
pub mod verdict;
pub mod worked;
