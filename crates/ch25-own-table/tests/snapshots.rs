//! Every number and every program output that the page prints.

use ch25_own_table::worked;

#[test]
fn cars() {
    proof::worked!("first_look", worked::first_look());
    proof::worked!("one", worked::one());
    proof::worked!("five", worked::five());
    proof::worked!("splits", worked::splits());
    proof::worked!("columns", worked::columns());
    proof::worked!("outside", worked::outside());
    proof::worked!("leak", worked::leak());
}

#[test]
fn classes() {
    proof::worked!("diagnosis", worked::diagnosis());
    proof::worked!("shares", worked::shares());
    proof::worked!("comparison", worked::comparison());
}

#[test]
fn examples() {
    proof::example!("first_look");
    proof::example!("leaking_column");
}

#[test]
fn the_program() {
    proof::example!("mlp_train");
    proof::example!("mlp_folds");
    proof::example!("mlp_predict");
    proof::example!("mlp_inspect");
    proof::example!("mlp_classes");
}
