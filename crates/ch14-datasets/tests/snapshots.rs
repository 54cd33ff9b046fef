//! Every number and every program output that the page prints.

use ch11_architecture::ndarray::{Array2, ArrayView1};
use ch12_network::{Samples, correct};
use ch13_validation::split;
use ch14_datasets::{Scaler, penguins, worked};

#[test]
fn one_column() {
    proof::worked!("four", worked::four());
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
fn coverage() {
    proof::worked!("coverage", worked::coverage());
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
    proof::worked!("which_is_it", worked::which_is_it());
    proof::worked!("sorted", worked::sorted());
}

#[test]
fn rules() {
    proof::worked!("rules", worked::rules());
}

#[test]
fn penguins() {
    proof::worked!("penguins", worked::penguin_sex());
    proof::worked!("ready", worked::ready());
}

#[test]
fn examples() {
    proof::example!("tomatoes");
    proof::example!("scaled");
    proof::example!("shuffle_trap");
    proof::example!("noise");
    proof::example!("penguins");
}

/// The file for chapter 12's program: too long for a page, so its shape is held, and that a
/// network trained on the file itself counts what the page says.
#[test]
fn a_file_for_chapter_12() {
    let folder = env!("CARGO_MANIFEST_DIR");
    let file = proof::output_of(folder, env!("CARGO_PKG_NAME"), "penguins_ready")
        .unwrap_or_else(|why| panic!("{why}"));
    let ready = worked::ready();
    assert_eq!(file.lines().count(), 1 + ready.training);
    let mut training = Samples { inputs: Array2::zeros((0, 8)), targets: Array2::zeros((0, 1)) };
    for line in file.lines().skip(1) {
        let values: Vec<f64> = line.split(',').map(|value| value.parse().expect(value)).collect();
        assert_eq!((values.len(), values[7]), (9, 1.0));
        assert!(values[8] == 0.0 || values[8] == 1.0);
        assert!(values[..4].iter().all(|value| value.abs() < 4.0));
        training.inputs.push_row(ArrayView1::from(&values[..8])).expect("eight inputs");
        training.targets.push_row(ArrayView1::from(&values[8..])).expect("one target");
    }

    let network = worked::trained(&training, worked::PENGUINS, 1);
    assert_eq!(correct(&network, &training), ready.training_right);
    let all = penguins::to_samples(&worked::table().penguins, true);
    let parts = split(&all, worked::PARTS, 1);
    let scaler = Scaler::fit(&parts.training.inputs);
    for (part, right) in
        [(parts.validation, ready.validation_right), (parts.test, ready.test_right)]
    {
        assert_eq!(correct(&network, &worked::scaled(&scaler, &part)), right);
    }
}
