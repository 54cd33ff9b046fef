//! Every number and every program output that the page prints.

use ch26_frameworks::worked;

#[test]
fn worked_examples() {
    proof::worked!("layouts", worked::layouts());
    proof::worked!("folding", worked::folding());
    proof::worked!("petals", worked::petals_asked());
    proof::worked!("burn", worked::burn());
    proof::worked!("pytorch", worked::pytorch());
    proof::worked!("exported", worked::exported());
    proof::worked!("cars", worked::cars());
    proof::worked!("machines", worked::machines());
    proof::worked!("round", worked::round());
}

#[test]
fn examples() {
    proof::example!("exported_graph");
    proof::example!("raw_rows");
    proof::example!("ring_of_three");
}
