use answer::answers;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let (inputs, targets) = ([2.0, 1.0, 4.0], [3.0, -1.0, 1.0]);
    c.case(inputs![inputs, targets]);
    let [mean, by_mean, one_by_one, rate, updates] = answers();
    c.number("mean of the gradients", mean);
    c.number("weight after the mean", by_mean);
    c.number("weight after one by one", one_by_one);
    c.number("rate for the sum", rate);
    c.number("updates in an epoch", updates);
}
