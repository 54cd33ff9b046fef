//! Doubles numbers.

pub mod worked;

/// Twice the number.
pub fn double(number: f64) -> f64 {
    2.0 * number
}
