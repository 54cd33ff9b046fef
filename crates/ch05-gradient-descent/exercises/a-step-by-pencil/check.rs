use answer::{after_a_step, after_an_epoch, error, error_after_a_step, gradient};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.number("E", error());
    c.block("gradient", &gradient());
    c.block("weights after a step", &after_a_step());
    c.number("E after a step", error_after_a_step());
    c.block("weights after an epoch", &after_an_epoch());
}
