use answer::{best_error, best_outputs};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [(0.3, 0.2, 0.05), (0.6, 0.0, 0.15), (0.45, 0.3, 0.1)];
    for (inside, turned_inside, turned_outside) in cases {
        c.case(inputs![inside, turned_inside, turned_outside]);
        c.block("best outputs", &best_outputs(turned_inside, turned_outside));
        c.number("lowest error", best_error(inside, turned_inside, turned_outside));
    }
}
