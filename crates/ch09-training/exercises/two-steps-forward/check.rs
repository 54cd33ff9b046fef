use answer::{output, pre_h};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let i_to_h = [vec![0.5, -1.0, 2.0], vec![1.5, 0.25, -0.5], vec![-0.75, 1.0, 0.125]];
    let h_to_o = [1.0, -2.0, 0.5];
    for input in [[1.0, 0.0, 0.0], [1.0, 0.5, -0.5], [0.25, -1.0, 2.0]] {
        c.case(inputs![input, i_to_h]);
        c.block("pre_h", &pre_h(&i_to_h, &input));
    }
    for pre_h in [[0.0, 0.0, 0.0], [1.0, -1.0, 0.5], [-2.0, 0.25, 3.0]] {
        c.case(inputs![pre_h, h_to_o]);
        c.number("output", output(&h_to_o, &pre_h));
    }
}
