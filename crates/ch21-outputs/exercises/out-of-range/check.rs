use answer::answers;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let targets = [-3.0, 0.0, 1.0, 3.0];
    c.case(inputs![targets]);
    let [sigmoid, linear, back, miss] = answers();
    c.number("least E of the sigmoid", sigmoid);
    c.number("least E of the linear node", linear);
    c.number("what a quarter stands for", back);
    c.number("a miss of a tenth", miss);
}
