use answer::gradients_i_to_h;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let (final_error, pre_o) = (-0.375, 0.75);
    let (h_to_o, pre_h) = ([0.5, -1.0, 1.75], [0.25, -1.5, 2.0]);
    let input = [1.0, -0.5];
    c.case(inputs![final_error, pre_o, h_to_o, pre_h, input]);
    c.table("gradient_ItoH", &gradients_i_to_h(final_error, pre_o, &h_to_o, &pre_h, &input));

    let (final_error, pre_o) = (0.625, -1.25);
    let (h_to_o, pre_h) = ([-0.75, 2.0, 0.375], [1.25, -0.5, 0.75]);
    let input = [0.5, 2.0, -1.0];
    c.case(inputs![final_error, pre_o, h_to_o, pre_h, input]);
    c.table("gradient_ItoH", &gradients_i_to_h(final_error, pre_o, &h_to_o, &pre_h, &input));
}
