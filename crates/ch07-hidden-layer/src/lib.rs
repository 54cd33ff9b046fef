//! # Chapter 7

pub mod figures;
pub mod worked;
