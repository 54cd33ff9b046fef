use answer::answer;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [warmth, damp, half, twentieth] = answer();
    c.block("weights at the start", &[warmth, damp]);
    c.number("tangent at a rate of one half", half);
    c.number("tangent at a rate of one twentieth", twentieth);
}
