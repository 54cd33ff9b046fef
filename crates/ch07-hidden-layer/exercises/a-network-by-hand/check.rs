use answer::{answers, hidden, right_without_steps, single};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.table("hidden answers", &hidden().map(|pair| pair.to_vec()));
    c.block("answers of the network", &answers());
    c.block("the single node", &single());
    c.number("right without steps", right_without_steps());
}
