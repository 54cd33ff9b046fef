use answer::answer;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [first, second, up, down, bias] = answer();
    c.block("biases of the hidden nodes", &[first, second]);
    c.block("HtoO", &[up, down]);
    c.number("bias of the output node", bias);
}
