use answer::power_of_two;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for x in [0.5, 1.0, 0.0, -3.25, 10.4, -0.45, 100.7, -101.3] {
        c.case(inputs![x]);
        c.number("2 to the power of x", power_of_two(x));
    }
    for x in [-999.6, 999.6] {
        c.case(inputs![x]);
        let halves = power_of_two(x / 2.0);
        c.number("its root", halves);
        c.holds("the square of its root", (power_of_two(x) / halves / halves - 1.0).abs() < 1e-9);
    }
}
