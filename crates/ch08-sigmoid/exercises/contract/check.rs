use answer::{activate, activate_prime, final_error, half_squared_error};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for pre in [0.0, 0.5, 1.0, -2.0, 6.0, 12.0, -30.0, -300.0, -800.0, 800.0] {
        c.case(inputs![pre]);
        c.number("f_A", activate(pre));
        c.number("f_A′", activate_prime(pre));
    }
    for (output, target) in [(0.75, 1.0), (0.75, 0.0), (0.125, 1.0)] {
        c.case(inputs![output, target]);
        c.number("FE", final_error(output, target));
        c.number("E", half_squared_error(output, target));
    }
}
