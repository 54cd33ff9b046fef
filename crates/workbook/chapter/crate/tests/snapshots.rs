//! Every number and every program output that the page prints.

use chNN_name::worked;

#[test]
fn worked_examples() {
    proof::worked!("three", worked::three());
}

#[test]
fn examples() {
    proof::example!("PROGRAM");
}
