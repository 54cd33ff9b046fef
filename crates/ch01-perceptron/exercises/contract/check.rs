use answer::{perceptron, preactivation, unit_step};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for pre in [-2.0, -0.5, 0.0, 0.25, 3.0] {
        c.case(inputs![pre]);
        c.number("unit step", unit_step(pre));
    }
    let weights = [1.0, 2.0, -1.5];
    for inputs in [[2.0, 0.5, 1.5], [2.0, 0.5, 2.5], [2.0, 0.5, 2.0]] {
        c.case(inputs![inputs, weights]);
        c.number("S_preA", preactivation(&inputs, &weights));
        c.number("answer", perceptron(&inputs, &weights));
    }
}
