//! # Chapter 13

pub mod figures;
pub mod worked;
