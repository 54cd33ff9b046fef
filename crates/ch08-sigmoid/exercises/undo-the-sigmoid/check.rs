use answer::preactivation_of;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for post in [0.5, 0.75, 0.1, 0.999, 0.000001] {
        c.case(inputs![post]);
        c.number("preactivation", preactivation_of(post));
    }
}
