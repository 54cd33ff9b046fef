use answer::preactivation;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases: [(&[f64], &[f64]); 4] = [
        (&[2.0, 0.5, 1.5], &[1.0, 2.0, -1.5]),
        (&[1.0, -2.0, 3.0, 0.25], &[0.5, 0.75, -0.25, 4.0]),
        (&[3.0, 7.0], &[-2.0, 0.5]),
        (&[-4.0, 1.0, 1.0, 2.0, 0.5], &[0.25, 3.0, -1.0, 0.125, -6.0]),
    ];
    for (inputs, weights) in cases {
        c.case(inputs![inputs, weights]);
        c.number("S_preA", preactivation(inputs, weights));
    }
}
