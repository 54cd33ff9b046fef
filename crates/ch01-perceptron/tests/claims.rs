//! What the figures' descriptions say of what is drawn, at many settings.

use ch01_perceptron::figures::ALL;
use ch01_perceptron::perceptron;
use ch01_perceptron::worked::{self, WEIGHTS, one_input};

fn figure(id: &str, values: &[f64]) -> plot::Figure {
    let entry = ALL.iter().find(|entry| entry.id == id).expect("a figure");
    (entry.draw)(values, &[])
}

fn datum(figure: &plot::Figure, name: &str) -> Vec<f64> {
    let found = figure.data.iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("no {name}")).1.clone()
}

/// Damp and wind count twice as much as the warmth, the wind against.
#[test]
fn the_proportions_of_the_weights() {
    assert_eq!((WEIGHTS[1], WEIGHTS[2]), (2.0 * WEIGHTS[0], -2.0 * WEIGHTS[0]));
}

/// The arrows lead to the sum, and the description gives the answer that belongs to it.
#[test]
fn the_products_lead_to_the_answer() {
    for warmth in [-4.0, -1.5, 0.0, 2.0] {
        for wind in [-3.0, 0.0, 1.0, 1.5, 4.0] {
            let drawn = figure("weigh", &[warmth, 0.5, wind]);
            let sum = warmth + 1.0 - 2.0 * wind;
            assert_eq!(datum(&drawn, "preactivation"), [sum]);
            assert_eq!(datum(&drawn, "products").iter().sum::<f64>(), sum);
            let answer = if sum >= 0.0 { "open the vent" } else { "leave it shut" };
            assert!(drawn.desc.contains(answer), "{}", drawn.desc);
        }
    }
}

/// Wherever the road is laid, its ends decide whether the answer changes, and it changes once.
#[test]
fn a_road_crosses_once_or_not_at_all() {
    let places = [-4.0, -1.0, 0.0, 2.5];
    for from in places.iter().flat_map(|x| places.map(|y| (*x, y))) {
        for to in places.iter().flat_map(|x| places.map(|y| (*x, y))) {
            let drawn = figure("road", &[from.0, from.1, to.0, to.1]);
            let ends = [from, to].map(|(warmth, damp)| warmth + 2.0 * damp);
            assert_eq!(datum(&drawn, "both ends"), ends);
            let heights = datum(&drawn, "preactivation: y");
            let yes = |height: &f64| *height >= -1e-12;
            let changes = heights.windows(2).filter(|pair| yes(&pair[0]) != yes(&pair[1])).count();
            assert!(changes <= 1, "{heights:?}");
            let changed = (ends[0] < 0.0) != (ends[1] < 0.0);
            assert_eq!(drawn.desc.contains("crosses zero once"), changed, "{}", drawn.desc);
        }
    }
}

/// Every weight misses two of the four, one with a threshold misses one, and there is a ring for
/// each.
#[test]
fn a_ring_for_each_miss() {
    let shown = one_input();
    assert_eq!((shown.threshold, shown.above_right), (2.0, 3));
    let rings = figure("one_input", &[]).data;
    let rings = rings.iter().filter(|(name, _)| name.starts_with("missed: x"));
    let right = shown.positive_right + shown.negative_right + shown.zero_right + shown.above_right;
    assert_eq!((16 - right, rings.count()), (7, 7));
}

/// With any weight and any mark three of the four are the most that can be had.
#[test]
fn no_weight_and_no_mark_get_all_four() {
    let shown = one_input();
    let mut most = 0;
    for weight in [-2.0, -1.0, 0.0, 1.0, 2.0] {
        for mark in (-20..=20).map(|quarter| f64::from(quarter) / 4.0) {
            let answers = shown.inputs.map(|input| perceptron(&[input - mark], &[weight]));
            let right = answers.iter().zip(shown.wanted).filter(|(a, b)| **a == *b).count();
            most = most.max(right);
        }
    }
    assert_eq!(most, 3);
}

/// The figure of the network has another day than the figure before it, and another answer; and
/// the thickest edge is the one whose product moves the sum furthest.
#[test]
fn the_network_is_drawn_on_the_windy_day() {
    let entry = ALL.iter().find(|entry| entry.id == "perceptron").expect("a figure");
    let drawn = entry.at_defaults();
    let windy = worked::days().windy;
    assert_eq!(datum(&drawn, "products"), windy.products);
    assert_eq!((datum(&drawn, "preactivation")[0], windy.post), (windy.pre, 0.0));
    assert_eq!(windy.inputs[2], worked::days().calm.inputs[2] + 1.0);
}

/// The first day and the second lie half a metre per second on either side of the draw.
#[test]
fn two_days_are_half_a_metre_per_second_from_a_draw() {
    let days = worked::days();
    assert_eq!(days.edge.pre, 0.0);
    assert_eq!(days.edge.inputs[2] - days.calm.inputs[2], 0.5);
    assert_eq!(days.windy.inputs[2] - days.edge.inputs[2], 0.5);
}

/// The figure of three nodes has the table's day and answers, and two edges with the weight 0.
#[test]
fn three_nodes_answer_as_the_table_has_it() {
    let drawn = figure("three_nodes", &[]);
    let kinds = worked::kinds();
    let nodes = [("heat", &kinds.heat), ("vent", &kinds.air), ("mist", &kinds.mist)];
    for (name, node) in nodes {
        assert_eq!(datum(&drawn, name), [node.pre, node.post]);
        assert_eq!(node.inputs, worked::days().calm.inputs);
    }
    let silent = nodes.iter().flat_map(|(_, node)| node.weights).filter(|weight| *weight == 0.0);
    assert_eq!(silent.count(), 2);
    assert_eq!(nodes.map(|(_, node)| node.post), [0.0, 1.0, 1.0]);
}

/// The four temperatures lie as far below the mark as above it, the outer two are those that want
/// the alarm, and the moved mark lies midway between the two warm ones.
#[test]
fn the_alarm_is_wanted_at_both_ends() {
    let shown = one_input();
    let mut mirrored = shown.inputs.map(|input| -input);
    mirrored.reverse();
    assert_eq!(mirrored, shown.inputs);
    let outer = shown.inputs.map(|input| f64::from(u8::from(input.abs() > shown.threshold)));
    assert_eq!(outer, shown.wanted);
    assert_eq!(shown.threshold, (shown.inputs[2] + shown.inputs[3]) / 2.0);
}
