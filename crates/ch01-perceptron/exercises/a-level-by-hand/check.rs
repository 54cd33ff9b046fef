use answer::answer;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [threshold, sum, vent, heat, mist, done] = answer();
    c.number("threshold", threshold);
    c.number("sum", sum);
    c.number("vent", vent);
    c.number("heat", heat);
    c.number("mist", mist);
    c.number("what is done", done);
}
