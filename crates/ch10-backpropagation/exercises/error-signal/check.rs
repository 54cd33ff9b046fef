use answer::error_signal;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (target, pre_o) in [(0.0, 0.0), (1.0, 0.5), (0.0, -1.5), (1.0, 2.0), (1.0, -6.0)] {
        c.case(inputs![target, pre_o]);
        c.number("S_ERROR", error_signal(target, pre_o));
    }
}
