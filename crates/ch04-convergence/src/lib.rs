//! # Chapter 4

pub mod figures;
pub mod worked;
