//! What the sentences of the page say about its numbers.

use ch09_training::worked::{network, sample};
use ch10_backpropagation::{update, worked};

fn recorded(snapshot: &str) -> serde_json::Value {
    proof::recorded(snapshot)
}

#[test]
fn the_worked_update() {
    let one = worked::one_update();
    // "should be 0 and is nearly three quarters"
    assert!(one.target == 0.0 && one.post_o < 0.75 && one.post_o > 0.72);
    // "H3 sent the largest value ... and it gets the largest correction"
    let largest = |values: &[f64]| {
        (0..4).max_by(|&a, &b| values[a].abs().total_cmp(&values[b].abs())).expect("four")
    };
    assert_eq!((largest(&one.post_h), largest(&one.gradient_h_to_o)), (2, 2));
    // "What arrives at it is a negative number, and after the update the preactivation of H2 is
    // higher than before"
    assert!(one.h_to_o[1] < 0.0 && one.arriving[1] < 0.0);
    let (mut after, sample) = (network(), sample());
    update(&mut after, &sample, one.learning_rate);
    assert!(after.forward(&sample.input).pre_h[1] > one.pre_h[1]);
    // "The weight multiplied an input of 1, so this is the gradient as well"
    assert_eq!(one.behind[0], one.gradient_i_to_h[0][0]);
    // "still far from 0, and nearer than before"
    assert!(one.new_post_o < one.post_o && one.new_post_o > 0.5);
}

#[test]
fn far_out_the_signal_is_no_larger_than_the_slope() {
    let shown = worked::sent_back();
    assert!(shown.flat_signal <= shown.flat_slope && shown.flat_post > 0.99);
}

#[test]
fn both_orders_lower_the_error() {
    let trap = worked::order_trap();
    assert!(trap.right_error < trap.error && trap.wrong_error < trap.error);
}

#[test]
fn the_orders_on_xor() {
    let rows = worked::order_trap_on_xor().rows;
    let errors = |n: usize| rows[n].more / rows[n].more_error;
    // "at 1 the wrong order solves more ... it is no luck"; "at 5 cannot be told apart"; "at 10 and
    // 20 the wrong order falls behind"
    assert!(errors(0) > 4.0 && errors(1).abs() < 2.0 && errors(2) < -4.0 && errors(3) < -4.0);
    // "At a learning rate of 1 it learns XOR from nearly every start"
    assert!(rows[0].wrong - 2.0 * rows[0].wrong_error > 0.95);
    // "where it is largest"
    let all = rows.iter().flat_map(|row| [row.right_error, row.wrong_error]);
    assert_eq!(all.fold(0.0, f64::max), rows[2].wrong_error);
}

#[test]
fn the_fingerprints() {
    let shown = recorded(include_str!("snapshots/fingerprints.snap"));
    let bug = |name: &str, of: &str| shown["bugs"][name][of].as_f64().expect("a number");
    // "makes every gradient about five times too long, leaves the direction as it is, and still
    // solves most seeds": k times a list is off by (k − 1)/(k + 1).
    let times = 1.0 / worked::one_update().slope_o;
    assert!((4.75..5.25).contains(&times), "{times}");
    for of in ["i_to_h", "h_to_o"] {
        let off = (times - 1.0) / (times + 1.0);
        assert!((bug("no_slope_at_output", of) - off).abs() < 1e-11);
    }
    let (solved, error) = (bug("no_slope_at_output", "solved"), 5.0);
    assert!(solved - 2.0 * error > 50.0);
    // "is off by a few hundredths and solves none"
    assert!(bug("slope_of_postactivation", "i_to_h") < 0.1);
    assert!(bug("slope_of_postactivation", "h_to_o") < 0.1);
    assert_eq!(bug("slope_of_postactivation", "solved"), 0.0);
    // "It is the hidden slopes that do it": most seeds with the mistake at the output node alone,
    // none with it at the hidden nodes alone, and none without their slopes.
    let misplaced = |at: &str| shown[format!("misplaced_at_{at}")].as_f64().expect("a count");
    assert!(misplaced("output") - 2.0 * 5.0 > 50.0 && misplaced("hidden") == 0.0);
    assert_eq!(bug("no_slope_at_hidden", "solved"), 0.0);
    // "wrong ones that show at all are far above it"; "most mistakes leave a trace": all but one.
    let both = |bug: &serde_json::Value| ["i_to_h", "h_to_o"].map(|of| bug[of].as_f64());
    let all = shown["bugs"].as_object().expect("bugs");
    let offs: Vec<f64> = all.values().flat_map(both).flatten().collect();
    assert!(offs.iter().all(|off| !(1e-12..=0.01).contains(off)));
    let silent: Vec<_> =
        all.iter().filter(|(_, bug)| both(bug).iter().all(|off| *off == Some(0.0))).collect();
    assert_eq!(silent.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["absolute_error"]);
    // "A flipped sign gives exactly 1"
    assert_eq!((bug("sign_of_error", "i_to_h"), bug("sign_of_error", "h_to_o")), (1.0, 1.0));
    // The standard errors of counts of a hundred.
    let error = |count: f64| (count * (100.0 - count) / 100.0).sqrt();
    let right = shown["right"].as_f64().expect("a count");
    assert!((shown["right_error"].as_f64().expect("an error") - error(right)).abs() < 1e-9);
    let bugs = shown["bugs"].as_object().expect("bugs");
    let all = bugs.values().map(|bug| error(bug["solved"].as_f64().expect("a count")));
    let largest = all.fold(0.0, f64::max);
    assert!((shown["largest_error"].as_f64().expect("an error") - largest).abs() < 1e-9);
}

#[test]
fn smaller_steps_hide_the_trap() {
    let errors: Vec<f64> =
        worked::order_trap().by_rate.iter().map(|row| row.relative_error).collect();
    assert!(errors[0] > 5.0 * errors[1] && errors[1] > 5.0 * errors[2]);
}

#[test]
fn a_published_number() {
    let shown = worked::mazur();
    let printed = |error: f64| format!("{error:.9}");
    assert_eq!(printed(shown.output_weights_first), "0.291027924");
    assert_ne!(printed(shown.gradients_first), "0.291027924");
}

#[test]
fn what_is_behind_a_node_serves_all_its_weights() {
    // Of (10.4), the error signal given: one product over the weight, one by the slope, one by the
    // input. The first two are the same for all weights into a hidden node.
    let one_by_one = |inputs: u32, hidden: u32| f64::from(3 * inputs * hidden);
    let shared = |inputs: u32, hidden: u32| f64::from((2 + inputs) * hidden);
    // "would take nearly twice as many multiplications"
    let times = one_by_one(3, 4) / shared(3, 4);
    assert!((1.75..2.0).contains(&times), "{times}");
    // "with many inputs the sharing saves two thirds of them"
    let saved = 1.0 - shared(784, 100) / one_by_one(784, 100);
    assert!((0.66..2.0 / 3.0).contains(&saved), "{saved}");
}

/// "Here right gradients stay below 10⁻⁹": the whole table of the program that compares them.
#[test]
fn right_gradients_stay_far_below_a_millionth() {
    let printed = include_str!("snapshots/example-gradient_check.snap");
    let numbers: Vec<f64> = printed
        .split_whitespace()
        .filter(|word| word.contains("e-"))
        .map(|word| word.parse().expect("a number"))
        .collect();
    assert_eq!(numbers.len(), 12);
    assert!(numbers.iter().all(|error| *error < 1e-9));
}
