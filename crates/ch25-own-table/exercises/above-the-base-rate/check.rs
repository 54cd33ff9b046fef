use answer::above;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases: [(&[usize], &[usize], &[usize]); 7] = [
        (&[0, 0, 1], &[0, 0, 0, 1, 1], &[0, 0, 1, 1, 1]),
        (&[2, 2, 1, 0], &[2, 1, 1, 1, 0, 2], &[2, 1, 1, 2, 0, 2]),
        (&[1, 1, 1, 0, 0], &[0, 0, 0, 0, 1, 0], &[0, 0, 1, 0, 1, 1]),
        (&[3, 1, 3, 1, 0], &[1, 3, 3, 0, 1, 1, 2], &[1, 3, 1, 0, 1, 1, 2]),
        (&[1, 2, 2, 1, 0], &[2, 2, 1, 0, 1], &[2, 1, 1, 0, 1]),
        (&[4, 4, 2, 2, 4, 2, 5], &[2, 4, 5, 2, 2], &[2, 4, 5, 4, 2]),
        (&[0, 1, 1], &[1, 0], &[1, 0]),
    ];
    for (training, targets, answers) in cases {
        c.case(inputs![training, targets, answers]);
        let [difference, standard_error] = above(training, targets, answers);
        c.number("difference", difference);
        c.number("standard error", standard_error);
    }
}
