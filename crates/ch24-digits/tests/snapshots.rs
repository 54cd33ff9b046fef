//! Every number and every program output that the page prints.

use ch24_digits::worked;

#[test]
fn recorded() {
    proof::worked!("opened", worked::opened());
    proof::worked!("methods", worked::methods());
    proof::worked!("shift_shares", worked::shift_shares());
}

#[test]
fn data() {
    proof::worked!("data", worked::data());
    proof::worked!("writers", worked::writers());
    proof::worked!("nodes", worked::nodes());
    proof::worked!("drawn", worked::drawn());
}

#[test]
fn examples() {
    proof::example!("digit_file");
    proof::example!("train_digits");
    proof::example!("moved_digits");
    proof::example!("own_drawings");
}
