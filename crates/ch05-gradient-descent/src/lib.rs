//! # Chapter 5

pub mod figures;
pub mod worked;
