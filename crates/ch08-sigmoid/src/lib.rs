//! # Chapter 8: the sigmoid
//!
//! The unit step of chapters 1 to 4 has no slope to learn from. The logistic sigmoid does.
//! This crate is the activation function of the whole book: every later chapter calls
//! [`activate`] and [`activate_prime`] from here.

pub use ch05_gradient_descent::{final_error, half_squared_error};

pub mod figures;
pub mod worked;

/// The activation function f_A: the logistic sigmoid, Equation (8.1).
///
/// `pre` is a preactivation, any real number. The postactivation lies between 0 and 1;
/// rounding alone reaches the ends, 0 below about −709.8 and 1 above about 36.7.
pub fn activate(pre: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-pre))
}

/// The slope of the activation function from a postactivation, Equation (8.2).
///
/// `post` must be a value that [`activate`] returned, between 0 and 1. For a preactivation
/// the function to call is [`activate_prime`].
pub fn activate_prime_from_post(post: f64) -> f64 {
    post * (1.0 - post)
}

/// The slope of the activation function at a preactivation, f_A′, Equation (8.3).
///
/// Positive and at most 1/4, at `pre` = 0. Writing 1 − f_A(x) as f_A(−x) keeps the tail on
/// the right as exact as the tail on the left.
pub fn activate_prime(pre: f64) -> f64 {
    activate(pre) * activate(-pre)
}
