//! Every number and every program output that the page prints.

use ch04_convergence::worked;

#[test]
fn worked_by_hand() {
    proof::worked!("margin_by_hand", worked::margin_by_hand());
    proof::worked!("run_by_hand", worked::run_by_hand());
}

#[test]
fn worked_counts() {
    proof::worked!("counted", worked::counted());
    proof::worked!("edge", worked::edge());
    proof::worked!("landing", worked::landing());
    proof::worked!("one_run", worked::one_run());
    proof::worked!("bias", worked::bias());
    proof::worked!("data", worked::data());
    proof::worked!("noise", worked::noise());
}

#[test]
fn examples() {
    proof::example!("with_bias");
}
