use answer::answers;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let weights = [3.0, 4.0];
    c.case(inputs![weights]);
    let [first, through, doubled, back] = answers();
    c.number("place with a bias of −10", first);
    c.number("bias through (1, 2)", through);
    c.number("place with doubled weights", doubled);
    c.number("bias that brings it back", back);
}
