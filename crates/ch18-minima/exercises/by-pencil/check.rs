use answer::{curvatures, gain, limit};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    for (name, pair) in ["first table", "second table", "third table"].iter().zip(curvatures()) {
        c.block(name, &pair);
    }
    c.number("limit of the learning rate", limit());
    c.number("gain", gain());
}
