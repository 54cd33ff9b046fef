//! Every number and every program output that the page prints.

use ch13_validation::worked;

#[test]
fn worked_examples() {
    proof::worked!("setting", worked::setting());
    proof::worked!("same_samples", worked::same_samples());
    proof::worked!("shapes", worked::shapes());
    proof::worked!("choice", worked::choice());
    proof::worked!("splits", worked::splits());
    proof::worked!("learning_curve", worked::learning_curve());
    proof::worked!("more_samples", worked::more_samples());
    proof::worked!("selection", worked::selection());
    proof::worked!("guessers", worked::guessers());
    proof::worked!("by_noise", worked::by_noise());
    proof::worked!("easy", worked::easy());
    proof::worked!("lopsided", worked::lopsided());
    proof::worked!("how_sure", worked::how_sure());
    proof::worked!("called_triangle", worked::called_triangle());
    proof::worked!("smaller", worked::smaller());
    proof::worked!("stopping", worked::stopping());
}

#[test]
fn examples() {
    proof::example!("three_sets");
    proof::example!("confusion");
    proof::example!("best_of_fifty");
}
