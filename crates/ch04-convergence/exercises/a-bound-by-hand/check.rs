use answer::answer;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [squared, margin, bound, mistakes, warmth, damp] = answer();
    c.number("squared radius", squared);
    c.number("margin", margin);
    c.number("bound", bound);
    c.number("mistakes", mistakes);
    c.block("weights in the end", &[warmth, damp]);
}
