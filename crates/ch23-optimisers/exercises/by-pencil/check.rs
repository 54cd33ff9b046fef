use answer::{adam, halved, momentum, rms_prop};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.block("weights with momentum", &momentum());
    c.block("weights after the halved rate", &halved());
    c.block("weights after Adam's first update", &adam());
    c.number("weight after the first update of RMSProp", rms_prop());
}
