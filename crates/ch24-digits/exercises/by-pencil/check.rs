use answer::{distance, standard_error, updates, weights};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.number("weights and biases", weights() as f64);
    c.number("updates", updates() as f64);
    c.number("standard error", standard_error());
    c.number("squared distance", distance());
}
