//! The page's numbers once more, each from those that it prints before it.

use ch08_sigmoid::worked::{
    BEHIND_HIDDEN, by_hand, errors, half, last_node, learning, nudge, trap, values,
};

#[track_caller]
fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} is not {b}");
}

fn sigmoid(pre: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-pre))
}

fn half_square(off: f64) -> f64 {
    off * off / 2.0
}

#[test]
fn the_nudge_with_the_step_and_with_the_sigmoid() {
    let told = nudge();
    let sum = told.hidden[0] * told.weights[0] + told.hidden[1] * told.weights[1];
    close(told.pre, sum + told.weights[2]);
    close(told.nudged_pre, told.pre - told.nudge);
    for (at, pre) in [told.pre, told.nudged_pre].into_iter().enumerate() {
        close(told.step[at], if pre < 0.0 { 0.0 } else { 1.0 });
        close(told.step_error[at], half_square(told.step[at] - told.target));
        close(told.sigmoid[at], sigmoid(pre));
        close(told.sigmoid_error[at], half_square(told.sigmoid[at] - told.target));
    }
    // The node is behind nodes that answer to 00 as the page's others do, and these weights are the
    // start of its training.
    assert_eq!(told.hidden, [BEHIND_HIDDEN[0].0[0], BEHIND_HIDDEN[0].0[1]]);
    assert_eq!((told.target, told.weights), (BEHIND_HIDDEN[0].1, last_node().rows[0].weights));
    // One input is 0, and the two weights are alike.
    assert_eq!(told.weights[0], told.weights[1]);
}

#[test]
fn the_sigmoid_step_by_step() {
    let told = by_hand();
    close(told.exp, libm::exp(-told.pre));
    close(told.denominator, 1.0 + told.exp);
    close(told.post * told.denominator, 1.0);
    close(told.rest, 1.0 - told.post);
    close(told.slope, told.post * told.rest);
    close(told.nudged_pre, told.pre + told.nudge);
    close(told.nudged_post, sigmoid(told.nudged_pre));
    close(told.predicted_move, told.slope * told.nudge);
    close(told.actual_move, told.nudged_post - told.post);
    close(told.odds, told.post / told.rest);
    close(told.grown + 1.0, libm::exp(told.small));
    for row in values().rows {
        close(row.post, sigmoid(row.pre));
    }
}

#[test]
fn errors_and_the_half() {
    let told = errors();
    for row in &told.rows {
        close(row.final_error, row.output - row.target);
        close(row.error, half_square(row.final_error));
    }
    close(told.sum_of_final_errors, told.rows.iter().map(|row| row.final_error).sum());
    close(told.sum_of_errors, told.rows.iter().map(|row| row.error).sum());
    let told = half();
    close(told.final_error, sigmoid(told.pre) - told.target);
    close(told.slope, told.final_error * sigmoid(told.pre) * sigmoid(-told.pre));
    close(told.with_half, told.pre - told.slope);
    close(told.without_half, told.pre - 2.0 * told.slope);
    close(told.without_half_at_half_rate, told.with_half);
}

/// So many updates until the error is small enough, with this slope of a preactivation.
fn updates(start: f64, rate: f64, target: f64, enough: f64, slope: fn(f64) -> f64) -> usize {
    let (mut pre, mut count) = (start, 0);
    while half_square(sigmoid(pre) - target) > enough {
        pre -= rate * (sigmoid(pre) - target) * slope(pre);
        count += 1;
    }
    count
}

fn right_slope(pre: f64) -> f64 {
    sigmoid(pre) * sigmoid(-pre)
}

fn slope_of_post(pre: f64) -> f64 {
    right_slope(sigmoid(pre))
}

#[test]
fn learning_and_the_trap_update_by_update() {
    let told = learning();
    close(half_square(told.enough_output - told.target), told.enough);
    for row in &told.rows {
        close(row.output, sigmoid(row.pre));
        close(row.final_error, row.output - told.target);
        close(row.slope, right_slope(row.pre));
        close(row.first_move, told.learning_rate * row.final_error * row.slope);
        let (rate, target) = (told.learning_rate, told.target);
        assert_eq!(row.updates, updates(row.pre, rate, target, told.enough, right_slope));
    }
    close(told.last_ratio * told.rows[3].updates as f64, told.rows[4].updates as f64);
    let trap = trap();
    for row in &trap.rows {
        close(row.post, sigmoid(row.pre));
        close(row.slope, right_slope(row.pre));
        close(row.slope_of_post, slope_of_post(row.pre));
        close(row.times * row.slope, row.slope_of_post);
    }
    let count = |slope| updates(trap.start, told.learning_rate, told.target, told.enough, slope);
    assert_eq!(trap.updates, count(right_slope));
    assert_eq!(trap.mistaken_updates, count(slope_of_post));
}

#[test]
fn the_last_node_epoch_by_epoch() {
    let told = last_node();
    let (mut weights, mut epoch) = (told.rows[0].weights, 0);
    let pre =
        |weights: &[f64; 3], inputs: &[f64; 3]| (0..3).map(|i| weights[i] * inputs[i]).sum::<f64>();
    for row in &told.rows {
        while epoch < row.epoch {
            for (inputs, target) in &BEHIND_HIDDEN {
                let pre = pre(&weights, inputs);
                let back = (sigmoid(pre) - target) * right_slope(pre);
                (0..3).for_each(|i| weights[i] -= told.learning_rate * back * inputs[i]);
            }
            epoch += 1;
        }
        for (at, (inputs, _)) in BEHIND_HIDDEN.iter().enumerate() {
            assert!((row.weights[at.min(2)] - weights[at.min(2)]).abs() < 1e-9);
            assert!((row.outputs[at] - sigmoid(pre(&weights, inputs))).abs() < 1e-9);
        }
    }
}
