use answer::turns_at;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let roads: [(&[f64], &[f64], &[f64]); 5] = [
        (&[2.0, 0.5, 1.0], &[2.0, 0.5, 2.0], &[1.0, 2.0, -2.0]),
        (&[3.0, 1.0], &[-2.0, -0.5], &[1.0, 2.0]),
        (&[-3.0, -1.0, 5.0], &[4.0, 3.0, -1.0], &[1.0, 2.0, -2.0]),
        (&[0.5], &[-4.0], &[3.0]),
        (&[1.0, 2.0, 3.0, 4.0], &[-1.0, 0.5, -2.0, 1.0], &[0.5, -0.5, 0.25, 0.5]),
    ];
    for (start, end, weights) in roads {
        c.case(inputs![start, end, weights]);
        c.number("share of the road", turns_at(start, end, weights));
    }
}
