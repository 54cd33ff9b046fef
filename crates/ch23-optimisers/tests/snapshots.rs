//! Every number and every program output that the page prints.

use ch23_optimisers::worked;

#[test]
fn worked_examples() {
    proof::worked!("forms", worked::forms());
    proof::worked!("by_hand", worked::by_hand());
    proof::worked!("decayed", worked::decayed());
    proof::worked!("bowls", worked::bowls());
    proof::worked!("started", worked::started());
    proof::worked!("deep", worked::deep());
    proof::worked!("raced", worked::raced());
    proof::worked!("remedied", worked::remedied());
}

#[test]
fn examples() {
    proof::example!("first_steps");
    proof::example!("ten_layers");
    proof::example!("penguins_by_adam");
}
