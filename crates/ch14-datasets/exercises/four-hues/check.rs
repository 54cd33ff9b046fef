use answer::answers;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let training = [20.0, 20.0, 80.0, 80.0];
    c.case(inputs![training]);
    let [standardised, min_max, raw, constant, error] = answers();
    c.number("standardised", standardised);
    c.number("min-max", min_max);
    c.number("weight of a degree", raw);
    c.number("weight of the constant", constant);
    c.number("error at the base rate", error);
}
