//! The worked numbers by whole-number arithmetic, and what holds for every perceptron.

use ch01_perceptron::{perceptron, preactivation, unit_step, worked};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// All inputs and weights of the page are halves, so in halves they are whole numbers and their
/// products are quarters. Nothing here is rounded.
fn in_quarters(inputs: [f64; 3], weights: [f64; 3]) -> i64 {
    let halves = |value: f64| -> i64 {
        assert_eq!((2.0 * value).fract(), 0.0, "{value} is not a number of halves");
        (2.0 * value) as i64
    };
    (0..3).map(|i| halves(inputs[i]) * halves(weights[i])).sum()
}

#[test]
fn the_three_days_in_whole_numbers() {
    let days = worked::days();
    for (day, quarters, answer) in [(days.calm, 4, 1.0), (days.windy, -4, 0.0), (days.edge, 0, 1.0)]
    {
        assert_eq!(in_quarters(day.inputs, day.weights), quarters);
        assert_eq!(day.pre, quarters as f64 / 4.0);
        assert_eq!(day.products.iter().sum::<f64>(), day.pre);
        assert_eq!(day.post, answer);
    }
}

#[test]
fn a_factor_multiplies_the_preactivation() {
    for row in worked::scaled().rows {
        assert!((row.calm_pre - row.factor).abs() < 1e-12);
        assert!((row.windy_pre + row.factor).abs() < 1e-12);
        assert_eq!(row.calm, if row.factor > 0.0 { 1.0 } else { 0.0 });
        assert_eq!(row.windy, 1.0 - row.calm);
    }
}

fn drawn() -> impl Iterator<Item = ([f64; 3], [f64; 3])> {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let mut three = move || [(); 3].map(|()| rng.random_range(-5.0..5.0));
    (0..500).map(move |_| (three(), three()))
}

#[test]
fn a_positive_factor_leaves_every_answer_alone() {
    for (inputs, weights) in drawn() {
        // A power of two changes no digit, so not even a preactivation near zero may turn.
        let larger = weights.map(|weight| 8.0 * weight);
        assert_eq!(perceptron(&inputs, &weights), perceptron(&inputs, &larger));
    }
}

#[test]
fn a_negative_factor_turns_every_answer_but_a_draws() {
    for (inputs, weights) in drawn() {
        let other = weights.map(|weight| -8.0 * weight);
        assert_eq!(perceptron(&inputs, &other), 1.0 - perceptron(&inputs, &weights));
    }
    let edge = worked::days().edge;
    assert_eq!(edge.post, 1.0);
    assert_eq!(perceptron(&edge.inputs, &edge.weights.map(|weight| -weight)), 1.0);
}

#[test]
fn in_smaller_units_a_smaller_weight_decides_the_same() {
    let units = worked::units();
    for (inputs, mut weights) in drawn() {
        weights[1] = units.weight_ten_per_cent;
        let pre = preactivation(&inputs, &weights);
        weights[1] = units.weight_per_cent;
        let [warmth, damp, wind] = inputs;
        assert!((preactivation(&[warmth, 10.0 * damp, wind], &weights) - pre).abs() < 1e-12);
    }
}

/// A level that the sum has to reach and marks on the instruments are one and the same.
#[test]
fn marks_hide_a_level() {
    let shown = worked::level();
    let from_marks = [0, 1, 2].map(|i| shown.readings[i] - shown.marks[i]);
    assert_eq!(from_marks, worked::days().calm.inputs);
    // 24 + 13 − 8 and 22 + 12 − 6.
    assert_eq!((shown.sum, shown.level, shown.above), (29.0, 28.0, 1.0));
    for (readings, weights) in drawn() {
        let read = [0, 1, 2].map(|i| readings[i] - shown.marks[i]);
        let level = preactivation(&shown.marks, &weights);
        let above = preactivation(&readings, &weights) - level;
        assert!((above - preactivation(&read, &weights)).abs() < 1e-12);
    }
}

/// Two of the three nodes say yes, the vent's with more to spare; in whole numbers and quarters.
#[test]
fn three_kinds_as_the_page_tells_them() {
    let kinds = worked::kinds();
    for (node, quarters) in
        [(&kinds.heat, -4), (&kinds.air, 4), (&kinds.mist, 2), (&kinds.loud_mist, 20)]
    {
        assert_eq!(in_quarters(node.inputs, node.weights), quarters);
        assert_eq!(node.pre, quarters as f64 / 4.0);
        assert_eq!(node.post, if quarters < 0 { 0.0 } else { 1.0 });
    }
    // Weights ten times as large shout louder, win today, and answer no other question.
    assert!(kinds.mist.pre < kinds.air.pre && kinds.air.pre < kinds.loud_mist.pre);
    assert_eq!(kinds.loud_mist.weights, kinds.mist.weights.map(|weight| 10.0 * weight));
    for (inputs, weights) in drawn() {
        let loud = weights.map(|weight| 8.0 * weight);
        let (soft, loud) = (preactivation(&inputs, &weights), preactivation(&inputs, &loud));
        assert!(loud.abs() >= soft.abs() && unit_step(loud) == unit_step(soft));
    }
}

#[test]
fn turning_all_inputs_around_turns_the_answer() {
    for (inputs, weights) in drawn() {
        let other = inputs.map(|input| -input);
        assert_eq!(preactivation(&other, &weights), -preactivation(&inputs, &weights));
        assert_eq!(perceptron(&other, &weights), 1.0 - perceptron(&inputs, &weights));
    }
}

#[test]
fn nothing_in_means_yes_whatever_the_weights() {
    for (_, weights) in drawn() {
        assert_eq!(perceptron(&[0.0; 3], &weights), 1.0);
    }
}

#[test]
fn along_a_line_the_answer_changes_at_most_once() {
    for (from, weights) in drawn() {
        for (to, _) in drawn().take(5) {
            let at = |share: f64| [0, 1, 2].map(|i| from[i] + share * (to[i] - from[i]));
            let answers: Vec<f64> =
                (0..=50).map(|step| perceptron(&at(f64::from(step) / 50.0), &weights)).collect();
            let changes = answers.windows(2).filter(|pair| pair[0] != pair[1]).count();
            assert!(changes <= 1, "{changes} changes from {from:?} to {to:?}");
        }
    }
}

#[test]
fn no_weight_sounds_the_alarm_at_both_ends_only() {
    let shown = worked::one_input();
    for weight in (-400..=400).map(|step| f64::from(step) / 100.0) {
        let answers = shown.inputs.map(|input| perceptron(&[input], &[weight]));
        assert_ne!(answers, shown.wanted, "{weight}");
    }
    assert_eq!((shown.positive_right, shown.negative_right, shown.zero_right), (2, 2, 2));
}

#[test]
fn the_step_counts_zero_as_yes() {
    assert_eq!(
        [-1.0, -f64::MIN_POSITIVE, 0.0, -0.0, 2.0].map(unit_step),
        [0.0, 0.0, 1.0, 1.0, 1.0]
    );
}

#[test]
#[should_panic(expected = "one weight for each input")]
fn a_weight_too_few_is_refused() {
    preactivation(&[1.0, 2.0], &[1.0]);
}
