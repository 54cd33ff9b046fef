use answer::answer;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [warmth, damp, wind, sum, output, degrees] = answer();
    c.block("products", &[warmth, damp, wind]);
    c.number("S_preA", sum);
    c.number("answer", output);
    c.number("degrees to a draw", degrees);
}
