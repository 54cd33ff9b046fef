use answer::{largest, weights};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (inputs, hidden, outputs) in [(16, 12, 3), (2, 5, 1), (4, 7, 2)] {
        c.case(inputs![inputs, hidden, outputs]);
        c.number("weights and biases", weights(inputs, hidden, outputs) as f64);
    }
    // The second budget is used up exactly; the fourth is too small for a hidden node, and the
    // last two for the biases of the output nodes.
    let budgets = [(16, 3, 300), (4, 2, 51), (10, 1, 60), (5, 2, 9), (5, 2, 1), (3, 1, 0)];
    for (inputs, outputs, budget) in budgets {
        c.case(inputs![inputs, outputs, budget]);
        c.number("largest that fits", largest(inputs, outputs, budget) as f64);
    }
}
