//! Every number and every program output that the page prints.

use ch01_perceptron::worked;

#[test]
fn worked_examples() {
    proof::worked!("days", worked::days());
    proof::worked!("level", worked::level());
    proof::worked!("kinds", worked::kinds());
    proof::worked!("scaled", worked::scaled());
    proof::worked!("units", worked::units());
    proof::worked!("one_input", worked::one_input());
}

#[test]
fn examples() {
    proof::example!("decide");
    proof::example!("scale");
}
