//! Every number and every program output that the page prints.

use ch06_learning_rate::worked;

#[test]
fn worked_examples() {
    proof::worked!("rates", worked::rates());
    proof::worked!("felt", worked::felt());
    proof::worked!("one_weight", worked::one_weight());
    proof::worked!("overflow", worked::overflow());
    proof::worked!("directions", worked::directions());
    proof::worked!("needed", worked::needed());
    proof::worked!("angles", worked::angles());
    proof::worked!("units", worked::units());
    proof::worked!("copies", worked::copies());
    proof::worked!("one_sample", worked::one_sample());
    proof::worked!("noisy", worked::noisy());
}

#[test]
fn examples() {
    proof::example!("edge");
    proof::example!("two_curvatures");
}
