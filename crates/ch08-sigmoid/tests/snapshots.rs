//! Every number and every program output that the page prints.

use ch08_sigmoid::worked;

#[test]
fn worked_examples() {
    proof::worked!("nudge", worked::nudge());
    proof::worked!("by_hand", worked::by_hand());
    proof::worked!("values", worked::values());
    proof::worked!("tails", worked::tails());
    proof::worked!("errors", worked::errors());
    proof::worked!("half", worked::half());
    proof::worked!("last_node", worked::last_node());
    proof::worked!("learning", worked::learning());
    proof::worked!("trap", worked::trap());
}

#[test]
fn examples() {
    proof::example!("slope");
    proof::example!("tails");
    proof::example!("last_node");
}
