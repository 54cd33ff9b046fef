//! Every number and every program output that the page prints.

use ch05_gradient_descent::worked;

#[test]
fn worked_examples() {
    proof::worked!("one_weight", worked::one_weight());
    proof::worked!("bowl", worked::places());
    proof::worked!("normal_equations", worked::normal_equations(&worked::bowl()));
    proof::worked!("descent", worked::descent());
    proof::worked!("online", worked::online());
    proof::worked!("staircase", worked::staircase());
    proof::worked!("two_rules", worked::two_rules());
    proof::worked!("far", worked::far());
}

#[test]
fn examples() {
    proof::example!("one_weight");
    proof::example!("gradient");
    proof::example!("descend");
    proof::example!("online");
}
