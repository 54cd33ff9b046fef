use answer::distance;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases: [(&[f64], &[f64]); 4] = [
        (&[4.0, -7.0, 2.0], &[2.0, -1.0, 2.0]),
        (&[0.0, 5.0, -8.0], &[2.0, -1.0, 2.0]),
        (&[3.0, -1.0], &[-6.0, 8.0]),
        (&[1.0, 2.0, 3.0, 4.0], &[0.5, -0.5, 0.5, 0.5]),
    ];
    for (inputs, weights) in cases {
        c.case(inputs![inputs, weights]);
        c.number("distance", distance(inputs, weights));
    }
}
