//! The worked numbers against the same numbers made without a training formula: E written out
//! and differentiated at 60 digits, see `tests/oracles/ch09.py` at the top of the repository.

use ch09_training::worked;
use serde::Deserialize;

#[derive(Deserialize)]
struct Oracle {
    pre_h: Vec<f64>,
    post_h: Vec<f64>,
    pre_o: f64,
    post_o: f64,
    error: f64,
    gradient: Vec<f64>,
    error_after_a_step: f64,
    error_with_weights_replaced: f64,
    error_after_a_step_uphill: f64,
    first_weight_up_a_tenth: f64,
    first_weight_down_a_tenth: f64,
}

fn oracle() -> Oracle {
    let json = include_str!("../../../tests/oracles/ch09.json");
    serde_json::from_str(json).expect("tests/oracles/ch09.json has these fields")
}

#[track_caller]
fn close(ours: &[f64], theirs: &[f64], within: f64) {
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert!((ours - theirs).abs() <= within, "{ours} is not {theirs}");
    }
}

#[test]
fn the_forward_pass_by_hand() {
    let (ours, oracle) = (worked::forward_pass(), oracle());
    close(&ours.pre_h, &oracle.pre_h, 1e-15);
    close(&ours.post_h, &oracle.post_h, 1e-15);
    close(
        &[ours.pre_o, ours.post_o, ours.error],
        &[oracle.pre_o, oracle.post_o, oracle.error],
        1e-15,
    );
}

#[test]
fn the_nudge_by_hand() {
    let (ours, oracle) = (worked::one_nudge(), oracle());
    close(
        &[ours.below.error, ours.above.error],
        &[oracle.first_weight_down_a_tenth, oracle.first_weight_up_a_tenth],
        1e-15,
    );
}

#[test]
fn the_gradients_and_the_step() {
    let (ours, oracle) = (worked::one_step(), oracle());
    assert_eq!(worked::EXACT.as_slice(), oracle.gradient);
    close(&ours.gradient_i_to_h.concat(), &oracle.gradient[..12], 2e-11);
    close(&ours.gradient_h_to_o, &oracle.gradient[12..], 2e-11);
    close(
        &[ours.new_error, ours.replaced, ours.uphill],
        &[
            oracle.error_after_a_step,
            oracle.error_with_weights_replaced,
            oracle.error_after_a_step_uphill,
        ],
        1e-11,
    );
}
