//! Every number and every program output that the page prints.

use ch17_accuracy::worked;

#[test]
fn recorded() {
    proof::worked!("ladder", worked::ladder());
    proof::worked!("sizes", worked::sizes());
    proof::worked!("by_hand", worked::by_hand());
    proof::worked!("starts", worked::starts());
}

#[test]
fn saturation() {
    proof::worked!("saturation", worked::saturation());
}

#[test]
fn patience() {
    proof::worked!("patience", worked::patience());
}

#[test]
fn penguins() {
    proof::worked!("penguins", worked::penguins());
}

#[test]
fn pumps() {
    proof::worked!("pumps", worked::pumps_example());
}

#[test]
fn examples() {
    proof::example!("steps");
    proof::example!("patience");
    proof::example!("five_folds");
    proof::example!("alarms");
}
