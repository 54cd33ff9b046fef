//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use crate::truth_table;

mod count;
mod networks;
mod one_node;
mod search;

pub use count::{Count, count, targets};
pub use networks::{
    Linear, Lines, NetworkRow, NetworkTable, alarm, alarm_network, linear, linear_network, lines,
    pushed_off, triangle, triangle_table, xor_network,
};
pub use one_node::{
    Answer, Cycle, CycleStep, Grid, Nodes, NodesRow, Starts, cycle, cycle_steps, grid, nodes,
    start, starts,
};
pub use search::{
    NoTarget, NudgeRow, Nudged, drawn_network, hidden_functions, makes_xor, no_target, nudged,
};

/// XOR's targets, for the inputs 00, 01, 10 and 11.
pub const XOR: [f64; 4] = [0.0, 1.0, 1.0, 0.0];

/// The targets of AND.
pub const AND_TARGETS: [f64; 4] = [0.0, 0.0, 0.0, 1.0];

/// The four corners of the square.
pub fn corners() -> Vec<Vec<f64>> {
    truth_table(&XOR).into_iter().map(|sample| sample.input[..2].to_vec()).collect()
}
