use answer::just_enough;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases: [(&[f64], &[f64]); 4] = [
        (&[1.0, -2.0, 2.0], &[3.0, 2.0, -1.0]),
        (&[0.5, -0.5, 0.25], &[2.0, 4.0, -4.0]),
        (&[2.0, 1.0], &[1.5, -1.0]),
        (&[0.5, 0.25, -1.0, 3.0], &[4.0, 2.0, -1.0, 0.5]),
    ];
    for (weights, input) in cases {
        c.case(inputs![weights, input]);
        c.number("learning rate", just_enough(weights, input));
    }
}
