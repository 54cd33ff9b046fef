//! # Chapter 11

pub mod figures;
pub mod worked;
