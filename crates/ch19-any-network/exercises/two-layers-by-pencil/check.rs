use answer::{at_g, at_h, at_output, gradients_to_g1};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.number("error signal of O", at_output());
    c.block("error signals of H1 and H2", &at_h());
    c.block("error signals of G1 and G2", &at_g());
    c.block("gradients of the weights to G1", &gradients_to_g1());
}
