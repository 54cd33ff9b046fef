//! Every number and every program output that the page prints.

use ch03_learning_rule::worked;

#[test]
fn worked_examples() {
    proof::worked!("by_hand", worked::by_hand());
    proof::worked!("why_the_warmth", worked::why_the_warmth());
    proof::worked!("five_epochs", worked::five_epochs());
    proof::worked!("who_stays_wrong", worked::who_stays_wrong());
    proof::worked!("seen_before", worked::seen_before());
    proof::worked!("without_the_mark", worked::without_the_mark());
    proof::worked!("unrounded", worked::unrounded());
    proof::worked!("from_zero", worked::from_zero());
    proof::worked!("rates", worked::rates());
}

#[test]
fn examples() {
    proof::example!("four_days");
    proof::example!("five_epochs");
    proof::example!("without_the_mark");
}
