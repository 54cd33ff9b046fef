//! The numbers of the page.

use crate::double;

/// A number and what becomes of it.
pub struct Doubled {
    /// Its name, which is none.
    pub name: &'static str,
    /// The number.
    pub number: f64,
    /// Twice the number.
    pub twice: f64,
    /// How often it was doubled.
    pub rows: Vec<Row>,
}

/// A doubling.
pub struct Row {
    pub times: usize,
}

/// Three, doubled.
pub fn doubled() -> Doubled {
    Doubled { name: "three", number: 3.0, twice: double(3.0), rows: vec![Row { times: 1 }] }
}

/// Which no test calls.
pub fn lonely() -> Doubled {
    doubled()
}
