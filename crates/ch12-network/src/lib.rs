//! # Chapter 12

pub mod figures;
pub mod worked;
