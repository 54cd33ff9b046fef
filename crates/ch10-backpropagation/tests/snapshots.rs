//! Every number and every program output that the page prints.

use ch10_backpropagation::worked;

#[test]
fn worked_examples() {
    proof::worked!("one_update", worked::one_update());
    proof::worked!("sent_back", worked::sent_back());
    proof::worked!("order_trap", worked::order_trap());
    proof::worked!("order_trap_on_xor", worked::order_trap_on_xor());
    proof::worked!("gradient_check", worked::gradient_check());
    proof::worked!("cost", worked::cost());
    proof::worked!("fingerprints", worked::fingerprints());
    proof::worked!("branching", worked::branching());
    proof::worked!("mazur", worked::mazur());
    proof::worked!("errata", worked::errata::errata());
}

#[test]
fn examples() {
    proof::example!("one_update");
    proof::example!("gradient_check");
    proof::example!("mazur");
}
