use answer::answers;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let [error, right, lower, constant, updates, weights] = answers();
    c.number("sum of the errors", error);
    c.number("right at one half", right);
    c.number("right at the lower threshold", lower);
    c.number("the better constant answer", constant);
    c.number("updates", updates);
    c.number("weights", weights);
}
