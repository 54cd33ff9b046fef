use answer::update;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [
        ([0.5, -0.5, 0.25], [2.0, 4.0, -4.0], 1.0, 0.25),
        ([1.0, 0.5, -0.75], [-2.0, 3.0, -4.0], 0.0, 0.25),
        ([1.0, 0.5, -0.75], [-1.0, 3.0, 2.0], 0.0, 0.5),
        ([0.25, 2.0, 1.0], [4.0, 0.0, 0.5], 1.0, 0.125),
    ];
    for (start, input, target, learning_rate) in cases {
        c.case(inputs![start, input, target, learning_rate]);
        let mut weights = start;
        let final_error = update(&mut weights, &input, target, learning_rate);
        c.moved("weights after the update", &start, &weights, learning_rate);
        c.number("FE", final_error);
    }
}
