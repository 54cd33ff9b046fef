//! # Chapter 14

pub mod figures;
pub mod worked;
