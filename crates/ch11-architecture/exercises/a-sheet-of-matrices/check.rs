use answer::answers;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let (arriving, behind, of_i_to_h, of_h_to_o, weights) = answers();
    c.block("arriving at the hidden nodes", &arriving);
    c.block("behind the hidden nodes", &behind);
    c.block("gradient_ItoH", &of_i_to_h);
    c.block("gradient_HtoO", &of_h_to_o);
    c.number("weights of a 5-3-2 network", weights);
}
