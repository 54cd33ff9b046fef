//! Every number and every program output that the page prints.

use ch06_learning_rate::worked;

#[test]
fn worked_examples() {
    proof::worked!("rates", worked::rates());
    proof::worked!("one_weight", worked::one_weight());
    proof::worked!("edge", worked::edge());
    proof::worked!("overflow", worked::overflow());
    proof::worked!("directions", worked::directions());
    proof::worked!("needed", worked::needed());
    proof::worked!("units", worked::units());
    proof::worked!("agreeing_inputs", worked::agreeing_inputs());
    proof::worked!("copies", worked::copies());
    proof::worked!("one_sample", worked::one_sample());
    proof::worked!("noisy", worked::noisy());
}

#[test]
fn examples() {
    proof::example!("edge");
    proof::example!("two_curvatures");
    proof::example!("schedules");
}
