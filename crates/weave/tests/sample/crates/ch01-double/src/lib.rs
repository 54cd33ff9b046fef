//! # Chapter 1: doubling

pub mod figures;
pub mod twice;
pub mod worked;

/// Twice the input, Equation (1.1).
pub fn double(input: f64) -> f64 {
    // By adding, since multiplication comes later.
    input + input
}

/// Two numbers.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The left one.
    pub left: f64,
    /// The right one.
    pub right: f64,
}

impl Pair {
    /// The sum of the two.
    pub fn sum(&self) -> f64 {
        self.left + self.right
    }

    /// The left one without the right one.
    pub fn difference(&self) -> f64 {
        let (left, right) = (self.left, self.right);
        left - right
    }

    fn private(&self) {}
}

/// Numbers that are written down.
pub mod inner {
    /// The factor.
    pub const FACTOR: f64 = 2.0;
}

/// Seen by nobody.
pub fn hidden() {}

#[cfg(test)]
mod tests {
    pub fn not_in_the_book() {}
}
