use answer::mean;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases: [&[f64]; 3] = [&[1.0, 2.5, 4.0], &[-3.0, -8.5], &[7.25]];
    for values in cases {
        c.case(inputs![values]);
        c.number("mean", mean(values));
    }
}
