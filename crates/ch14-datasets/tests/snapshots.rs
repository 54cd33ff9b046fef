//! Every number and every program output that the page prints.

use ch14_datasets::worked;

#[test]
fn one_column() {
    proof::worked!("one_column", worked::one_column());
    proof::worked!("built_in", worked::built_in());
}

#[test]
fn scaling() {
    proof::worked!("scaling", worked::scaling());
}

#[test]
fn codings() {
    proof::worked!("codings", worked::codings());
}

#[test]
fn labels() {
    proof::worked!("labels", worked::labels());
}

#[test]
fn leaks() {
    proof::worked!("leaks", worked::leaks());
}

#[test]
fn order() {
    proof::worked!("broken_shuffle", worked::broken_shuffle());
    proof::worked!("sorted", worked::sorted());
}

#[test]
fn rules() {
    proof::worked!("rules", worked::rules());
}

#[test]
fn penguins() {
    proof::worked!("penguins", worked::penguin_sex());
}

#[test]
fn examples() {
    proof::example!("tomatoes");
    proof::example!("shuffle_trap");
    proof::example!("noise");
    proof::example!("penguins");
}
