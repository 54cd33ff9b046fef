use answer::{largest, weights};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (inputs, hidden, outputs) in [(16, 12, 3), (2, 5, 1), (4, 7, 2)] {
        c.case(inputs![inputs, hidden, outputs]);
        c.number("weights and biases", weights(inputs, hidden, outputs) as f64);
    }
    // The second budget is used up exactly; the last is too small for a hidden node.
    for (inputs, outputs, budget) in [(16, 3, 300), (4, 2, 51), (10, 1, 60), (5, 2, 9)] {
        c.case(inputs![inputs, outputs, budget]);
        c.number("largest that fits", largest(inputs, outputs, budget) as f64);
    }
}
