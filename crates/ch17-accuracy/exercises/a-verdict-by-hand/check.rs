use answer::{mean_difference, standard_error, verdict};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.number("mean difference", mean_difference());
    c.number("standard error", standard_error());
    c.number("verdict", f64::from(u32::from(verdict())));
}
