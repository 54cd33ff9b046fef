use answer::{explained, inputs, scaled, standard_error};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.number("scaled value", scaled());
    c.number("inputs", inputs() as f64);
    c.number("standard error", standard_error());
    c.number("R²", explained());
}
