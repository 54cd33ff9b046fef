//! The network of chapter 26 in burn, and the files that `mlp export` writes in tract.

pub mod exported;
pub mod in_burn;
pub mod tables;
