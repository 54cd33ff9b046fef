//! The smallest chapter.

/// Twice `x`.
pub fn double(x: f64) -> f64 {
    2.0 * x
}
