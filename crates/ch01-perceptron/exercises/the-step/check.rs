use answer::change_needed;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let weights = [1.0, 2.0, -1.5];
    for (inputs, place) in [([2.0, 0.5, 1.5], 2), ([2.0, 0.5, 2.5], 1), ([-4.0, 1.25, 3.0], 2)] {
        c.case(inputs![inputs, weights, place]);
        c.number("change", change_needed(&inputs, &weights, place));
    }
    let (inputs, weights, place) = ([3.0, -0.5], [0.25, 4.0], 0);
    c.case(inputs![inputs, weights, place]);
    c.number("change", change_needed(&inputs, &weights, place));
}
