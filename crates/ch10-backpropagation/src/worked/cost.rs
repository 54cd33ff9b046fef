//! What it costs.

use serde::Serialize;

use super::weights;

/// What one gradient costs, for networks of several sizes.
#[derive(Serialize)]
pub struct Cost {
    /// One row for each network.
    pub rows: Vec<CostRow>,
}

/// The cost of one gradient of an I-H-1 network, in multiplications with a weight.
#[derive(Serialize)]
pub struct CostRow {
    /// How many inputs.
    pub inputs: usize,
    /// How many hidden nodes.
    pub hidden: usize,
    /// Weights of the network; one forward pass multiplies by each once.
    pub weights: usize,
    /// Forward passes that nudging takes.
    pub passes: usize,
    /// Multiplications with a weight by nudging.
    pub nudging: usize,
    /// Multiplications with a weight by backpropagation.
    pub backpropagation: usize,
    /// How many times more nudging costs.
    pub times: f64,
}

/// Counts, not timings: nudging takes two forward passes a weight; backpropagation one forward
/// pass, then HtoO once more on the way back and one product for each gradient.
pub fn cost() -> Cost {
    let rows = [(3, 4), (10, 10), (64, 32), (784, 100)].map(|(inputs, hidden)| {
        let weights = weights(inputs, hidden);
        let nudging = 2 * weights * weights;
        let backpropagation = weights + hidden + weights;
        CostRow {
            inputs,
            hidden,
            weights,
            passes: 2 * weights,
            nudging,
            backpropagation,
            times: nudging as f64 / backpropagation as f64,
        }
    });
    Cost { rows: rows.into() }
}
