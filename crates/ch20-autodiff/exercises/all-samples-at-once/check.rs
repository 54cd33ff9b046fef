use answer::train;
use ch20_autodiff::worked::{xor_lists, xor_plan};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let start = [0.5, -0.75, 0.25, 1.0, 0.125, -0.25, 1.5, -1.0, 0.5];
    for (samples, learning_rate, epochs) in [(4, 0.5, 1), (3, 0.25, 3), (4, 1.5, 2)] {
        c.case(inputs![samples, learning_rate, epochs]);
        c.factor("the number of samples", samples as f64);
        let mut parameters = start;
        train(&xor_plan(), &mut parameters, &xor_lists()[..samples], learning_rate, epochs);
        c.block("the parameters after the training", &parameters);
    }
}
