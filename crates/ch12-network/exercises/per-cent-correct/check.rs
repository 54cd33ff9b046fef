use answer::percent_correct;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [
        (
            vec![vec![0.9], vec![0.4], vec![0.2], vec![0.7]],
            vec![vec![1.0], vec![1.0], vec![0.0], vec![0.0]],
        ),
        (
            vec![vec![0.1], vec![0.3], vec![1.0], vec![0.6], vec![0.2]],
            vec![vec![0.0], vec![0.0], vec![1.0], vec![0.0], vec![0.0]],
        ),
        (vec![vec![0.5], vec![0.25], vec![0.75]], vec![vec![1.0], vec![0.0], vec![1.0]]),
        (
            vec![vec![0.9, 0.2], vec![0.8, 0.7], vec![0.1, 0.3], vec![0.4, 0.9]],
            vec![vec![1.0, 0.0], vec![1.0, 0.0], vec![0.0, 1.0], vec![0.0, 1.0]],
        ),
    ];
    for (outputs, targets) in cases {
        c.case(inputs![outputs, targets]);
        c.factor("a hundred", 100.0);
        c.number("per cent", percent_correct(&outputs, &targets));
    }
}
