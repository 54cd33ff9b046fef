use answer::{doubled, error, error_signals, outputs};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.block("outputs", &outputs());
    c.block("error signals", &error_signals());
    c.number("E", error());
    c.number("first output, doubled", doubled());
}
