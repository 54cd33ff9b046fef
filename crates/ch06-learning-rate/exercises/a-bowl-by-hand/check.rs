use answer::{best_rate, curvatures, left, limit, limit_of_six};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.block("curvatures", &curvatures());
    c.number("the limit", limit());
    c.number("the best rate", best_rate());
    c.number("what a step leaves", left());
    c.number("the limit with six samples", limit_of_six());
}
