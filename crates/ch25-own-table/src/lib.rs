//! # Chapter 25: A table of your own
//!
//! From a table that nobody here has seen to a network, and to an honest word about it.

pub mod ask;
pub mod figures;
pub mod importance;
pub mod model;
pub mod plan;
pub mod report;
pub mod run;
pub mod table;
pub mod train;
pub mod verdict;
pub mod worked;

/// The mean, Equation (25.1): the sum divided by the number of values.
///
/// # Panics
///
/// If there are no values.
pub fn mean(values: &[f64]) -> f64 {
    assert!(!values.is_empty(), "no values have no mean");
    values.iter().sum::<f64>() / values.len() as f64
}
