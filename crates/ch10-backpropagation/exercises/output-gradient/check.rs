use answer::gradients_h_to_o;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [
        ([0.5, -1.0, 2.0, 0.25], [0.5, -0.25, 1.0, -1.5], 1.0),
        ([-0.75, 1.5, 0.125, -2.0], [1.0, 0.75, -0.5, 2.0], 0.0),
    ];
    for (pre_h, h_to_o, target) in cases {
        c.case(inputs![pre_h, h_to_o, target]);
        c.block("gradient_HtoO", &gradients_h_to_o(&pre_h, &h_to_o, target));
    }
}
