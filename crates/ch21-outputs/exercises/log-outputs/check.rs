use answer::log_outputs;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for pre in [
        vec![2.0, 1.0, -1.0],
        vec![0.5, 0.5],
        vec![-3.0],
        vec![710.0, 709.0],
        vec![1000.0, 0.0],
        vec![-2.0, 900.0, 899.0, -4.0],
        vec![-800.0, -801.0, -900.0],
        vec![-1_000_000.0, 1_000_000.0, 999_998.5],
    ] {
        c.case(inputs![pre]);
        c.block("logarithms of the outputs", &log_outputs(&pre));
    }
}
