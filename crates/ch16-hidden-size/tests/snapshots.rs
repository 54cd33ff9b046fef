//! Every number and every program output that the page prints.

use ch16_hidden_size::worked;

#[test]
fn worked_examples() {
    proof::worked!("cubes", worked::cubes());
    proof::worked!("found", worked::found());
    proof::worked!("sawtooth", worked::sawtooth_by_hand());
    proof::worked!("stairs", worked::stairs());
    proof::worked!("curve", worked::curve_by_training());
    proof::worked!("rules", worked::rules());
    proof::worked!("price", worked::price());
    proof::worked!("noise", worked::noise());
    proof::worked!("depth", worked::depth());
}

#[test]
fn examples() {
    proof::example!("small_cubes");
    proof::example!("choose_a_size");
    proof::example!("parity");
}
