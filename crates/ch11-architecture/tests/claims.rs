//! What the sentences of the page say about its numbers.

use ch10_backpropagation::worked::errata::errata;
use ch11_architecture::{figures, worked};

fn number(value: &serde_json::Value) -> f64 {
    value.as_f64().expect("a number")
}

/// "For these four it is ...": the four gradients alone,
/// by the two signals that chapter 10 has for the published network.
#[test]
fn without_the_sum() {
    let shown = worked::two_outputs();
    // Of both matrices a column a hidden node: what is behind it, with one signal and with both.
    let (mut apart, mut one, mut both) = (0.0, 0.0, 0.0);
    for h in 0..2 {
        let slope = shown.post_h[h] * (1.0 - shown.post_h[h]);
        let first = shown.error_signal[0] * shown.h_to_o[h][0] * slope;
        let all = shown.arriving[h] * slope;
        apart += (first - all).powi(2);
        one += first.powi(2);
        both += all.powi(2);
    }
    // The two inputs are a common factor of all three lengths.
    let expected = apart.sqrt() / (one.sqrt() + both.sqrt());
    assert!((expected - shown.without_sum_published).abs() < 1e-12);
    assert!(shown.without_sum_published > shown.without_sum_i_to_h);
    // "which is lower than with the right gradients"
    assert!(shown.new_error_without_sum < shown.new_error);
    // It is the measure of the errata: relative errors of the same four.
    let _ = errata();
}

/// "The second row is half of the first and the third is minus a half of it", and the figure has
/// these rows.
#[test]
fn each_row_of_the_outer_product_is_one_input_times_the_list() {
    let entry = figures::ALL.iter().find(|entry| entry.id == "outer_product").expect("the figure");
    let data = entry.at_defaults().data;
    let of = |name: &str| &data.iter().find(|(known, _)| known == name).expect(name).1;
    let (inputs, behind, gradients) = (of("inputs"), of("behind"), of("gradients"));
    assert_eq!((inputs[1], inputs[2]), (inputs[0] / 2.0, -inputs[0] / 2.0));
    let chapter_10 = ch10_backpropagation::worked::one_update();
    for (i, row) in gradients.chunks(4).enumerate() {
        for (h, gradient) in row.iter().enumerate() {
            assert!((gradient - inputs[i] * behind[h]).abs() < 1e-15);
            assert!((gradient - chapter_10.gradient_i_to_h[i][h]).abs() < 1e-15);
            assert!((gradient - [1.0, 0.5, -0.5][i] * gradients[h]).abs() < 1e-15);
        }
    }
}

#[test]
fn counts_have_their_standard_errors() {
    let error = |count: f64| (count * (100.0 - count) / 100.0).sqrt();
    let shown = proof::recorded(include_str!("snapshots/transposed.snap"));
    let tasks = shown["tasks"].as_array().expect("tasks");
    let counts = tasks.iter().flat_map(|task| [number(&task["right"]), number(&task["wrong"])]);
    let largest = counts.map(error).fold(0.0, f64::max);
    assert!((largest - number(&shown["largest_error"])).abs() < 1e-9);
    // "learns OR from most seeds"
    assert!(number(&tasks[0]["wrong"]) - 2.0 * error(number(&tasks[0]["wrong"])) > 50.0);
    // "about four times out of five"
    let wrong = number(&tasks[0]["wrong"]);
    assert!((wrong - 80.0).abs() < 2.0 * error(wrong));
    // "some of the networks still did", few of them.
    assert!(number(&tasks[0]["read_transposed"]) < 0.2 * number(&tasks[0]["right"]));
    let twins = proof::recorded(include_str!("snapshots/twins.snap"));
    for (row, of) in [(2, "pairs_error"), (3, "drawn_error")] {
        let solved = number(&twins["starts"][row]["solved"]);
        assert!((error(solved) - number(&twins[of])).abs() < 1e-9);
    }
    // Twins solve less than as many drawn nodes.
    let solved = |row: usize| number(&twins["starts"][row]["solved"]);
    assert!(solved(3) - 2.0 * error(solved(3)) > solved(2) + 2.0 * error(solved(2)));
}

/// "agrees with the loops of chapter 10 to fourteen or fifteen digits after the point"
#[test]
fn how_far_the_sums_differ() {
    let largest = worked::rounding().lengths.iter().map(|row| row.largest).fold(0.0, f64::max);
    assert!(largest > 0.0 && largest < 5e-15, "{largest:e}");
}
