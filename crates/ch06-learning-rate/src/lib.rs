//! # Chapter 6

pub mod figures;
pub mod worked;
