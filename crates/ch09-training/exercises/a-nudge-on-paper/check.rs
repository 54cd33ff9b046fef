use answer::answers;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [one_sided, central, weight, fall, weights, passes] = answers();
    c.number("one-sided slope", one_sided);
    c.number("central slope", central);
    c.number("new weight", weight);
    c.number("fall of the error", fall);
    c.number("weights", weights);
    c.number("forward passes", passes);
}
