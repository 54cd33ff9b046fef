use answer::answers;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let (product, arriving, behind, of_i_to_h, of_h_to_o) = answers();
    c.block("the row times the matrix", &product);
    c.block("arriving at the hidden nodes", &arriving);
    c.block("behind the hidden nodes", &behind);
    c.block("gradient_ItoH", &of_i_to_h);
    c.block("gradient_HtoO", &of_h_to_o);
}
