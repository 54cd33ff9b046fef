/// The sigmoid with a knob: 1 / (1 + e^(−steepness · pre)).
pub fn steep(pre: f64, steepness: f64) -> f64 {
    1.0 / (1.0 + (-steepness * pre).exp())
}

/// The slope of `steep` at the preactivation `pre`.
pub fn steep_prime(pre: f64, steepness: f64) -> f64 {
    steep(pre, steepness)
}

/// The same slope from the postactivation `post`, a value that `steep` returned.
pub fn steep_prime_from_post(post: f64, steepness: f64) -> f64 {
    steepness * post * (1.0 - post)
}
