//! Mutations of a few solutions. `cargo run -- mutate` makes those of all, and so does `.ci/run`.

use std::path::Path;

use exercise::{Catalogue, Checker, Mutation};
use programs::Supervisor;

/// An image behind a mirror, a formula, a test of the reader's, a contract.
const SOME: [&str; 4] =
    ["ch02/the-mirror", "ch10/error-signal", "ch06/sum-or-mean", "ch03/contract"];

#[test]
fn every_contract_can_be_changed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("a workspace");
    let catalogue = Catalogue::load(root).unwrap_or_else(|error| panic!("{error}"));
    let supervisor = Supervisor::at(env!("CARGO_BIN_EXE_exercises").into());
    let checker =
        Checker::supervised_by(&catalogue, supervisor).unwrap_or_else(|error| panic!("{error}"));
    let mut hindered = Vec::new();
    for contract in catalogue.contracts() {
        let found = Mutation::hindrance(&checker, contract).unwrap_or_else(|e| Some(e.to_string()));
        hindered.extend(found.map(|why| format!("{}: {why}", contract.id)));
    }
    assert!(hindered.is_empty(), "{}", hindered.join("\n"));
}

#[test]
fn no_small_change_of_a_solution_passes_unless_it_is_right() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("a workspace");
    let catalogue = Catalogue::load(root).unwrap_or_else(|error| panic!("{error}"));
    let supervisor = Supervisor::at(env!("CARGO_BIN_EXE_exercises").into());
    let checker =
        Checker::supervised_by(&catalogue, supervisor).unwrap_or_else(|error| panic!("{error}"));
    for id in SOME {
        let all = || catalogue.exercises().iter().chain(catalogue.contracts());
        let exercise = all().find(|one| one.id == id).unwrap_or_else(|| panic!("no {id}"));
        let mutation =
            Mutation::of(&checker, exercise).unwrap_or_else(|error| panic!("{id}: {error}"));
        println!("{mutation}");
        assert!(mutation.survived.is_empty() && mutation.faults.is_empty(), "{mutation}");
        assert!(mutation.killed > 10, "{mutation}");
        assert_eq!(mutation.killed + mutation.equivalent, mutation.compiled, "{mutation}");
    }
}
