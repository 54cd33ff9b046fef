//! The worked numbers against the same numbers made without a training formula: E written out
//! and differentiated at 60 digits, see `tests/oracles/ch10.py` at the top of the repository.

use ch10_backpropagation::worked;
use serde::Deserialize;

#[derive(Deserialize)]
struct Oracle {
    output: f64,
    error: f64,
    gradient_i_to_h: Vec<f64>,
    gradient_h_to_o: Vec<f64>,
    new_i_to_h: Vec<f64>,
    new_h_to_o: Vec<f64>,
    new_output: f64,
    new_error: f64,
    trap_error: f64,
    mazur_error: f64,
    mazur_gradients_first: f64,
    mazur_output_weights_first: f64,
}

fn oracle() -> Oracle {
    let json = include_str!("../../../tests/oracles/ch10.json");
    serde_json::from_str(json).expect("tests/oracles/ch10.json has these fields")
}

#[track_caller]
fn close(ours: &[f64], theirs: &[f64]) {
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert!((ours - theirs).abs() <= 1e-15 * theirs.abs().max(1.0), "{ours} is not {theirs}");
    }
}

#[test]
fn the_update_by_hand() {
    let (ours, oracle) = (worked::one_update(), oracle());
    close(&[ours.post_o, ours.error], &[oracle.output, oracle.error]);
    close(&ours.gradient_i_to_h.concat(), &oracle.gradient_i_to_h);
    close(&ours.gradient_h_to_o, &oracle.gradient_h_to_o);
    close(&ours.new_i_to_h.concat(), &oracle.new_i_to_h);
    close(&ours.new_h_to_o, &oracle.new_h_to_o);
    close(&[ours.new_post_o, ours.new_error], &[oracle.new_output, oracle.new_error]);
}

#[test]
fn the_order_trap() {
    let (ours, oracle) = (worked::order_trap(), oracle());
    close(&[ours.right_error, ours.wrong_error], &[oracle.new_error, oracle.trap_error]);
}

#[test]
fn the_published_example() {
    let (ours, oracle) = (worked::mazur(), oracle());
    close(
        &[ours.error, ours.gradients_first, ours.output_weights_first],
        &[oracle.mazur_error, oracle.mazur_gradients_first, oracle.mazur_output_weights_first],
    );
    // The error that the publication prints after one update, to the digits it prints.
    assert_eq!(format!("{:.9}", ours.output_weights_first), "0.291027924");
    assert_ne!(format!("{:.9}", ours.gradients_first), "0.291027924");
}
