//! The sigmoid, its slope and the worked numbers against 60 digits, see
//! `tests/oracles/ch08.py` at the top of the repository.

use std::collections::BTreeMap;

use ch08_sigmoid::{activate, activate_prime, worked};
use serde::Deserialize;

#[derive(Deserialize)]
struct Oracle {
    rows: Vec<Row>,
    error_slope_at_1: f64,
    slope_of_post_at_2: f64,
    updates: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
struct Row {
    pre: f64,
    post: f64,
    slope: f64,
}

fn oracle() -> Oracle {
    let json = include_str!("../../../tests/oracles/ch08.json");
    serde_json::from_str(json).expect("tests/oracles/ch08.json has these fields")
}

#[track_caller]
fn close(ours: f64, theirs: f64) {
    assert!((ours - theirs).abs() <= 1e-15 * theirs.abs(), "{ours:e} is not {theirs:e}");
}

#[test]
fn from_the_middle_to_both_tails() {
    for Row { pre, post, slope } in oracle().rows {
        close(activate(pre), post);
        close(activate_prime(pre), slope);
    }
}

#[test]
fn the_numbers_by_hand() {
    let by_hand = worked::by_hand();
    let rows = oracle().rows;
    let post = |pre: f64| rows.iter().find(|row| row.pre == pre).expect("a row for it").post;
    close(by_hand.post, post(1.0));
    close(by_hand.nudged_post, post(1.1));
    let nudge = worked::nudge();
    close(nudge.sigmoid[0], post(0.8));
    close(nudge.sigmoid[1], post(0.7));
}

#[test]
fn the_half_and_the_trap() {
    close(worked::half().slope, oracle().error_slope_at_1);
    let measured = worked::half().measured_without_half;
    assert!((measured - 2.0 * oracle().error_slope_at_1).abs() < 1e-10);
    close(worked::trap().rows[2].slope_of_post, oracle().slope_of_post_at_2);
}

#[test]
fn the_updates_from_the_tail() {
    for start in worked::learning().rows {
        assert_eq!(start.updates, oracle().updates[&start.pre.to_string()]);
    }
}
