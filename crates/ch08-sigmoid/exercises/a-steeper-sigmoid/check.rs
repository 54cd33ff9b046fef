use answer::{steep, steep_prime, steep_prime_from_post};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (pre, steepness) in [(0.0, 1.0), (0.5, 1.0), (0.5, 4.0), (-1.25, 2.0), (3.0, 0.5)] {
        c.case(inputs![pre, steepness]);
        c.factor("the steepness", steepness);
        c.number("f_A", steep(pre, steepness));
        c.number("f_A′", steep_prime(pre, steepness));
    }
    for (post, steepness) in [(0.5, 1.0), (0.9, 4.0), (0.25, 0.5)] {
        c.case(inputs![post, steepness]);
        c.number("f_A′ from the postactivation", steep_prime_from_post(post, steepness));
    }
}
