//! The macros, as a chapter uses them.

use serde::Serialize;

#[derive(Serialize)]
struct Third {
    of_one: f64,
    rows: Vec<(usize, f64)>,
}

#[test]
fn worked_examples_and_programs_are_held() {
    let third = Third { of_one: 1.0 / 3.0, rows: vec![(1, 2.0 / 3.0)] };
    proof::worked!("third", third);
    proof::example!("two_lines");
}

#[test]
fn a_program_that_says_nothing_or_is_not_there_is_an_error() {
    let output = |name| proof::output_of(env!("CARGO_MANIFEST_DIR"), "proof", name);
    assert_eq!(output("silent").unwrap_err(), "the example silent of proof prints nothing");
    let missing = output("missing").unwrap_err();
    assert!(missing.contains("no example target named `missing`"), "{missing}");
    let broken = output("stops").unwrap_err();
    assert!(broken.contains("half of the work is missing"), "{broken}");
}
