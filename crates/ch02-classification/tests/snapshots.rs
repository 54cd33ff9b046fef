//! Every number and every program output that the page prints.

use ch02_classification::worked;

#[test]
fn worked_examples() {
    proof::worked!("upright", worked::upright());
    proof::worked!("tilted", worked::tilted());
    proof::worked!("tips", worked::tips());
    proof::worked!("turned", worked::turned());
}

#[test]
fn examples() {
    proof::example!("plane");
    proof::example!("turn");
}
