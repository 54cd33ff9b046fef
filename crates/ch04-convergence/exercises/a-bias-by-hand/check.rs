use answer::answer;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [bias, first, second, third, said, after] = answer();
    c.number("bias", bias);
    c.block("preactivations", &[first, second, third]);
    c.number("answer", said);
    c.number("bias after the update", after);
}
