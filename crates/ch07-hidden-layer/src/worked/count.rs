//! Is XOR a curiosity?

use serde::Serialize;

use crate::{separate, truth_table};

/// How many functions one node can do.
#[derive(Serialize)]
pub struct Count {
    /// How many inputs.
    pub inputs: usize,
    /// How many ways to set them.
    pub rows: usize,
    /// How many questions there are.
    pub functions: usize,
    /// How many of them one node can answer.
    pub separable: usize,
    /// The share of them that one node can answer.
    pub share: f64,
}

/// The targets of the function with this number: bit by bit, row 0 first.
pub fn targets(inputs: usize, function: usize) -> Vec<f64> {
    (0..1_usize << inputs).map(|row| ((function >> row) & 1) as f64).collect()
}

/// Asks the rule about every function of one, two, three and four inputs.
pub fn count() -> Vec<Count> {
    (1..=4)
        .map(|inputs| {
            let rows = 1_usize << inputs;
            let functions = 1_usize << rows;
            let can =
                |function: &usize| separate(&truth_table(&targets(inputs, *function))).is_some();
            let separable = (0..functions).filter(can).count();
            let share = separable as f64 / functions as f64;
            Count { inputs, rows, functions, separable, share }
        })
        .collect()
}
