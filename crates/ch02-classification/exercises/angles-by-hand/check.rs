use answer::answer;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [first, second, third, near, far, changed] = answer();
    c.block("preactivations", &[first, second, third]);
    c.block("distances", &[near, far]);
    c.number("changed answers", changed);
}
