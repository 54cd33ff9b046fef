use answer::error_signals;
use ch21_outputs::ndarray::array;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (pre, target, temperature) in [
        (array![2.0, 1.0, -1.0], array![0.0, 1.0, 0.0], 2.0),
        (array![0.5, -1.5], array![1.0, 0.0], 0.4),
        (array![-0.3, 1.2, 2.5, 0.7], array![0.0, 0.0, 0.0, 1.0], 3.0),
        (array![1.5, -2.0, 0.25], array![0.2, 0.5, 0.3], 0.75),
    ] {
        c.case(inputs![pre, target, temperature]);
        c.block("error signals", &error_signals(pre.view(), target.view(), temperature).to_vec());
    }
}
