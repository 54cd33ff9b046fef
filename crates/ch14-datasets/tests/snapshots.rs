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

/// Too long for a page, so only its shape is held.
#[test]
fn a_file_for_chapter_12() {
    let folder = env!("CARGO_MANIFEST_DIR");
    let file = proof::output_of(folder, env!("CARGO_PKG_NAME"), "penguins_ready")
        .unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(file.lines().count(), 1 + 233);
    for line in file.lines().skip(1) {
        let values: Vec<f64> = line.split(',').map(|value| value.parse().expect(value)).collect();
        assert_eq!((values.len(), values[7]), (9, 1.0));
        assert!(values[8] == 0.0 || values[8] == 1.0);
        assert!(values[..4].iter().all(|value| value.abs() < 4.0));
    }
}
