use answer::{distance, length};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let weights = [2.0, -1.0, 2.0];
    for inputs in [[4.0, -7.0, 2.0], [-3.0, 9.0, 9.0], [0.0, 5.0, -8.0]] {
        c.case(inputs![inputs, weights]);
        c.number("length", length(&weights));
        c.number("distance", distance(&inputs, &weights));
    }
}
