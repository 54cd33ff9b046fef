use answer::answer;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [pre, final_error, warmth, damp, wind, again] = answer();
    c.number("S_preA", pre);
    c.number("FE", final_error);
    c.block("weights after the update", &[warmth, damp, wind]);
    c.number("S_preA after the update", again);
}
