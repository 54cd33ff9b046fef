use answer::{back_from_f, forwards_from_b};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.block("slopes of f along q, p, b and a", &back_from_f());
    c.block("slopes of p, q and f along b", &forwards_from_b());
}
