//! Every number and every program output that the page prints.

use ch11_architecture::worked;

#[test]
fn worked_examples() {
    proof::worked!("one_update", worked::one_update());
    proof::worked!("two_outputs", worked::two_outputs());
    proof::worked!("rounding", worked::rounding());
    proof::worked!("out_by_in", worked::out_by_in());
    proof::worked!("transposed", worked::transposed_square());
    proof::worked!("twins", worked::twins());
    proof::worked!("drawn", worked::drawn());
}

#[test]
fn examples() {
    proof::example!("in_matrices");
    proof::example!("shapes");
    proof::example!("any_size");
    proof::example!("any_shape");
}
