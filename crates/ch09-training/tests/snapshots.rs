//! Every number and every program output that the page prints.

use ch09_training::worked;

#[test]
fn worked_examples() {
    proof::worked!("forward_pass", worked::forward_pass());
    proof::worked!("one_nudge", worked::one_nudge());
    proof::worked!("one_step", worked::one_step());
    proof::worked!("nudge_size", worked::nudge_size());
    proof::worked!("xor", worked::xor_by_nudging());
    proof::worked!("learned_xor", worked::learned_xor());
    proof::worked!("half_trained", worked::half_trained());
    proof::worked!("same_start", worked::same_start());
    proof::worked!("cost", worked::cost());
}

#[test]
fn examples() {
    proof::example!("nudge");
    proof::example!("xor");
}
