use answer::running_means;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (values, keep) in [
        (vec![6.0, 0.0, 3.0], 0.5),
        (vec![1.0, 1.0, 1.0, 1.0], 0.9),
        (vec![-2.0, 4.5, 0.25, 8.0, -1.0], 0.75),
        (vec![7.0], 0.99),
        (vec![], 0.9),
    ] {
        c.case(inputs![values, keep]);
        c.block("running means", &running_means(&values, keep));
    }
}
