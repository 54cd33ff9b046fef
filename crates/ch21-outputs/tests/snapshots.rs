//! Every number and every program output that the page prints.

use ch21_outputs::worked;

#[test]
fn by_hand() {
    proof::worked!("told", worked::told());
    proof::worked!("deaf", worked::deaf());
    proof::worked!("by_hand", worked::by_hand());
    proof::worked!("saturation", worked::saturation());
}

#[test]
fn fingerprints() {
    proof::worked!("fingerprints", worked::fingerprints());
}

#[test]
fn penguins() {
    proof::worked!("species", worked::species());
    proof::worked!("mass", worked::mass());
}

#[test]
fn examples() {
    proof::example!("three_questions");
    proof::example!("safe");
    proof::example!("species");
    proof::example!("grams");
}
