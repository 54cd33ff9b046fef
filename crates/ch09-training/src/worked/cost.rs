//! The bill.

use serde::Serialize;

/// What one update by nudging costs, for networks of several sizes.
#[derive(Serialize)]
pub struct Cost {
    /// One row for each network.
    pub rows: Vec<CostRow>,
}

/// The cost of the gradients of one sample.
#[derive(Serialize)]
pub struct CostRow {
    /// How many inputs.
    pub inputs: usize,
    /// How many hidden nodes.
    pub hidden: usize,
    /// How many weights.
    pub weights: usize,
    /// Forward passes for one update by nudging.
    pub passes: usize,
    /// Multiplications with a weight for one update by nudging.
    pub multiplications: usize,
}

/// Two forward passes a weight, one multiplication a weight in each of them.
pub fn cost() -> Cost {
    let rows = [(2, 4), (3, 4), (64, 32), (784, 100)].map(|(inputs, hidden)| {
        let weights = inputs * hidden + hidden;
        CostRow {
            inputs,
            hidden,
            weights,
            passes: 2 * weights,
            multiplications: 2 * weights * weights,
        }
    });
    Cost { rows: rows.into() }
}
