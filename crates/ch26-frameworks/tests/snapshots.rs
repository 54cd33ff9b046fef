//! Every number and every program output that the page prints.

use ch26_frameworks::worked;

#[test]
fn worked_examples() {
    proof::worked!("three", worked::three());
}

#[test]
fn examples() {
    proof::example!("first_frameworks");
}
