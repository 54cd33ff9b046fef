//! # Chapter 25: A table of your own
//!
//! The idea of the chapter, in the order in which its page meets it, and nothing else.

pub mod figures;
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
