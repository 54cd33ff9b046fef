//! Every number and every program output that the page prints.

use ch20_autodiff::worked;

#[test]
fn by_hand() {
    proof::worked!("by_hand", worked::by_hand());
    proof::worked!("doubling", worked::doubling());
}

#[test]
fn networks() {
    proof::worked!("routes", worked::routes());
    proof::worked!("cost", worked::cost());
    proof::worked!("tail", worked::tail());
}

#[test]
fn training() {
    proof::worked!("xor", worked::xor());
    proof::worked!("tea", worked::tea());
}

#[test]
fn traps() {
    proof::worked!("traps", worked::traps());
}

#[test]
fn examples() {
    proof::example!("walk_back");
    proof::example!("three_routes");
    proof::example!("xor_by_tape");
    proof::example!("derive");
}
