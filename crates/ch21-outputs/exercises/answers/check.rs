use answer::{class, in_unit, yes};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for pre in [-2.0, -0.1, 0.0, 0.3, 0.6] {
        c.case(inputs![pre]);
        c.number("yes", f64::from(u8::from(yes(pre))));
    }
    for pre in [
        vec![0.2, 0.4, 0.1],
        vec![3.0, -1.0, 2.9],
        vec![-1.0, -5.0, -0.5],
        vec![0.3, 0.1, 0.3],
        vec![-2.0],
        vec![0.0, 0.1, 0.2, 0.3],
    ] {
        c.case(inputs![pre]);
        c.number("class", class(&pre) as f64);
    }
    for (pre, offset, unit) in [(-0.5, 4200.0, 800.0), (1.25, -3.0, 0.5), (0.0, 7.0, 2.0)] {
        c.case(inputs![pre, offset, unit]);
        c.number("in the unit of the targets", in_unit(pre, offset, unit));
    }
}
