use answer::answer;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [pre, length, distance, warmth, damp, wind] = answer();
    c.number("S_preA", pre);
    c.number("length of the weights", length);
    c.number("distance", distance);
    c.block("nearest place on the plane", &[warmth, damp, wind]);
}
