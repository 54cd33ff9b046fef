//! Every number and every program output that the page prints.

use ch19_any_network::worked;

#[test]
fn worked_examples() {
    proof::worked!("by_hand", worked::by_hand());
    proof::worked!("counted", worked::counted());
    proof::worked!("as_before", worked::as_before());
    proof::worked!("shrinking", worked::shrinking());
    proof::worked!("nudge_sizes", worked::nudge_sizes());
    proof::worked!("kink", worked::kink());
    proof::worked!("alarms", worked::alarms());
    proof::worked!("blind", worked::blind());
    proof::worked!("depth", worked::depth());
    proof::worked!("overlooked", worked::overlooked());
}

#[test]
fn examples() {
    proof::example!("two_hidden_layers");
    proof::example!("as_before");
    proof::example!("what_is_left");
    proof::example!("check_it");
}
