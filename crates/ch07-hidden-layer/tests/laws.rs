//! The chapter's numbers by other roads: whole numbers, small weights, and sums of points.

use std::collections::BTreeSet;

use ch01_perceptron::{perceptron, preactivation};
use ch03_learning_rule::correct;
use ch07_hidden_layer::worked::{
    AND_TARGETS, XOR, alarm, alarm_network, corners, count, cycle, drawn_network, grid,
    hidden_functions, linear, linear_network, lines, makes_xor, no_target, nodes, nudged, start,
    starts, targets, triangle, triangle_table, xor_network,
};
use ch07_hidden_layer::{AND, NAND, OR, StepNetwork, separate, truth_table, with_one};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// All ways to answer the cases of so many inputs that weights and a bias up to `reach` in size
/// give, as bits, in whole numbers.
fn answered_by_small_weights(inputs: u32, reach: i32, bias_reach: i32) -> BTreeSet<u32> {
    let values = 2 * reach + 1;
    let mut found = BTreeSet::new();
    for code in 0..values.pow(inputs) {
        let weight = |i: u32| code / values.pow(i) % values - reach;
        for bias in -bias_reach..=bias_reach {
            let answer = |row: &u32| {
                let on = (0..inputs).filter(|i| row >> (inputs - 1 - i) & 1 == 1);
                on.map(weight).sum::<i32>() + bias >= 0
            };
            found.insert((0..1 << inputs).filter(answer).map(|row: u32| 1 << row).sum());
        }
    }
    found
}

/// The rule's verdict on every function of up to four inputs is that of trying small weights.
#[test]
fn the_rule_counts_what_small_whole_weights_count() {
    for (row, (reach, bias_reach)) in count().iter().zip([(1, 1), (1, 2), (2, 4), (3, 8)]) {
        let inputs = row.inputs as u32;
        let found = answered_by_small_weights(inputs, reach, bias_reach);
        assert_eq!(found.len(), row.separable, "{inputs} inputs");
        for function in 0..1_u32 << row.rows {
            // The rule is asked about each function again where that is quick.
            if inputs < 4 {
                let samples = truth_table(&targets(row.inputs, function as usize));
                assert_eq!(separate(&samples).is_some(), found.contains(&function));
            }
        }
    }
    let counts: Vec<usize> = count().iter().map(|row| row.separable).collect();
    assert_eq!(counts, [4, 14, 104, 1882]);
}

/// What makes XOR impossible makes every other impossible question of two or three inputs so: two
/// points with yes that add up to the same as two points with no.
#[test]
fn whatever_no_node_can_do_has_two_pairs_with_one_sum() {
    for inputs in [2_usize, 3] {
        for function in 0..1_usize << (1 << inputs) {
            let samples = truth_table(&targets(inputs, function));
            let sums = |target: f64| -> BTreeSet<Vec<i64>> {
                let these: Vec<_> = samples.iter().filter(|one| one.target == target).collect();
                let mut sums = BTreeSet::new();
                for one in &these {
                    for other in &these {
                        let both = one.input.iter().zip(&other.input);
                        sums.insert(both.map(|(a, b)| (a + b) as i64).collect());
                    }
                }
                sums
            };
            let contradiction = !sums(1.0).is_disjoint(&sums(0.0));
            assert_eq!(separate(&samples).is_none(), contradiction);
        }
    }
}

#[test]
fn weights_that_are_found_are_right() {
    for function in 0..256 {
        let samples = truth_table(&targets(3, function));
        if let Some(weights) = separate(&samples) {
            assert_eq!(correct(&weights, &samples), 8);
            assert!(weights.iter().all(|weight| *weight == weight.round()));
        }
    }
    assert_eq!(separate(&[]), None);
}

#[test]
fn the_three_nodes_do_what_they_are_called_with_room_to_spare() {
    let rows = [(AND, AND_TARGETS), (OR, [0.0, 1.0, 1.0, 1.0]), (NAND, [1.0, 1.0, 1.0, 0.0])];
    for (weights, targets) in rows {
        assert_eq!(correct(&weights, &truth_table(&targets)), 4);
        for corner in corners() {
            assert!(preactivation(&with_one(&corner), &weights).abs() >= 0.5);
        }
    }
}

/// The grid in whole numbers, with the answers in bits.
#[test]
fn the_grid_in_whole_numbers() {
    let (mut and, mut xor, mut functions) = ([0; 5], [0; 5], BTreeSet::new());
    for a in -50..=50 {
        for b in -50..=50 {
            for bias in -50..=50 {
                let says = [bias, b + bias, a + bias, a + b + bias].map(|sum| sum >= 0);
                let right = |wanted: [bool; 4]| (0..4).filter(|i| says[*i] == wanted[*i]).count();
                and[right([false, false, false, true])] += 1;
                xor[right([false, true, true, false])] += 1;
                functions.insert(says);
            }
        }
    }
    let ours = grid();
    assert_eq!((ours.and, ours.xor, ours.functions), (and, xor, functions.len()));
    assert_eq!(ours.nodes, 101 * 101 * 101);
    assert_eq!(ours.step * (ours.values - 1) as f64, 2.0 * ours.reach);
}

/// The four inequalities with any numbers: what wants yes and what wants no add up to the same.
#[test]
fn the_four_conditions_contradict_each_other() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    for _ in 0..10_000 {
        let [a, b, bias] = [0, 1, 2].map(|_| rng.random_range(-1000..=1000_i64));
        assert_eq!((b + bias) + (a + bias), bias + (a + b + bias));
        let held = [bias < 0, b + bias >= 0, a + bias >= 0, a + b + bias < 0];
        assert!(held.iter().any(|holds| !holds));
    }
}

/// The round of the rule in whole numbers, and what its updates add up to.
#[test]
fn the_round_in_whole_numbers() {
    let shown = cycle();
    let mut weights = [-1_i64, 0, 0];
    assert_eq!(shown.before, weights.map(|w| w as f64));
    for (step, (x, y, target)) in
        shown.steps.iter().zip([(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)])
    {
        let pre = x * weights[0] + y * weights[1] + weights[2];
        let error = i64::from(pre >= 0) - target;
        weights = [weights[0] - error * x, weights[1] - error * y, weights[2] - error];
        assert_eq!((step.pre, step.final_error), (pre as f64, error as f64));
        assert_eq!(step.weights, weights.map(|w| w as f64));
    }
    assert_eq!(shown.before, shown.steps[3].weights);
    assert_eq!(shown.sum, [0.0; 3]);
}

#[test]
fn the_rule_comes_to_an_end_on_and_alone() {
    let runs = starts();
    assert_eq!((runs.and_finished, runs.xor_finished), (runs.seeds, 0));
    // AND by the rule in whole hundredths would be the same; here once more, on plain numbers.
    let slowest = (0..runs.seeds as u64)
        .map(|seed| {
            let mut w = start(seed);
            let mut epochs = 0;
            loop {
                epochs += 1;
                let mut wrong = 0;
                for (x, y, target) in
                    [(0.0, 0.0, 0.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0), (1.0, 1.0, 1.0)]
                {
                    let says = f64::from(u8::from(x * w[0] + y * w[1] + w[2] >= 0.0));
                    if says != target {
                        wrong += 1;
                        let step = 0.1 * (says - target);
                        w = vec![w[0] - step * x, w[1] - step * y, w[2] - step];
                    }
                }
                if wrong == 0 {
                    return epochs;
                }
            }
        })
        .max();
    assert_eq!(slowest, Some(runs.and_slowest));
}

/// XOR as arithmetic: x + y − 2xy.
#[test]
fn the_network_answers_xor_and_the_alarm_rings() {
    let network = StepNetwork::xor();
    for corner in corners() {
        let (x, y) = (corner[0], corner[1]);
        assert_eq!(network.output(&corner), x + y - 2.0 * x * y);
        assert_eq!(network.hidden_outputs(&corner), [x.max(y), 1.0 - x * y]);
    }
    for tenths in -50..=50 {
        let degrees = f64::from(tenths) / 10.0;
        let rings = f64::from(u8::from(degrees.abs() >= 2.0));
        assert_eq!(alarm_network().output(&[degrees]), rings);
    }
}

/// Networks of whole numbers, whose hidden nodes have no step, are one node, exactly.
#[test]
fn without_steps_any_network_is_one_node() {
    let mut rng = ChaCha8Rng::seed_from_u64(2);
    for hidden in 1..20 {
        for inputs in 1..6 {
            let mut list =
                |long: usize| (0..long).map(|_| f64::from(rng.random_range(-9..=9))).collect();
            let network = StepNetwork {
                into_hidden: (0..hidden).map(|_| list(inputs + 1)).collect(),
                into_output: list(hidden + 1),
            };
            let single = network.multiplied_out();
            assert_eq!(single.len(), inputs + 1);
            for _ in 0..5 {
                let input: Vec<f64> = list(inputs);
                assert_eq!(network.linear_pre(&input), preactivation(&with_one(&input), &single));
            }
            if inputs == 2 {
                assert!(correct(&single, &truth_table(&XOR)) <= 3);
            }
        }
    }
    assert_eq!(linear_network().multiplied_out(), [1.0, -7.0, 2.75]);
}

/// The page's account of the pairs: two ideas, two orders, and each node or its opposite.
#[test]
fn the_pairs_that_make_xor_are_two_ideas() {
    let opposite = |of: &[f64]| of.iter().map(|value| 1.0 - value).collect::<Vec<f64>>();
    let ideas = [
        ([0.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 0.0]), // OR, NAND
        ([0.0, 0.0, 1.0, 0.0], [0.0, 1.0, 0.0, 0.0]), // only the first, only the second
    ];
    let mut told = BTreeSet::new();
    for (first, second) in ideas {
        for first in [first.to_vec(), opposite(&first)] {
            for second in [second.to_vec(), opposite(&second)] {
                for (one, other) in [(&first, &second), (&second, &first)] {
                    told.insert(format!("{one:?}{other:?}"));
                }
            }
        }
    }
    let functions = hidden_functions();
    let mut found = BTreeSet::new();
    for one in &functions {
        for other in functions.iter().filter(|other| makes_xor(one, other)) {
            found.insert(format!("{one:?}{other:?}"));
        }
    }
    assert_eq!(found, told);
    let page = no_target();
    assert_eq!((page.pairs, page.solving), (14 * 14, found.len()));
    assert_eq!(2 * page.says_yes, page.solving);
    assert_eq!(page.changed, 0);
}

/// The nudges again, on three formulas written out, without the network.
#[test]
fn small_moves_of_drawn_networks_hardly_show() {
    let told = nudged();
    let says = |w: [f64; 9], x: f64, y: f64| {
        let on = |sum: f64| if sum >= 0.0 { 1.0 } else { 0.0 };
        let (h1, h2) = (on(x * w[0] + y * w[1] + w[2]), on(x * w[3] + y * w[4] + w[5]));
        on(h1 * w[6] + h2 * w[7] + w[8]) == 1.0
    };
    let all = |w: [f64; 9]| [0, 1, 2, 3].map(|n| says(w, f64::from(n / 2), f64::from(n % 2)));
    let score = |a: [bool; 4]| [!a[0], a[1], a[2], !a[3]].iter().filter(|right| **right).count();
    let mut counts = [[0; 3]; 3];
    for seed in 0..told.networks as u64 {
        let network = drawn_network(seed);
        let mut weights = [0.0; 9];
        let listed = network.into_hidden.iter().flatten().chain(&network.into_output);
        weights.iter_mut().zip(listed).for_each(|(to, from)| *to = *from);
        let before = all(weights);
        assert!(score(before) < 4);
        for (row, size) in [0.1, 0.01, 0.001].into_iter().enumerate() {
            let (mut changes, mut betters) = (false, false);
            for code in 0..18 {
                let mut moved = weights;
                moved[code / 2] += if code % 2 == 0 { size } else { -size };
                let now = all(moved);
                changes |= now != before;
                betters |= score(now) > score(before);
            }
            counts[row][if betters { 2 } else { usize::from(changes) }] += 1;
        }
    }
    assert_eq!(told.right, 0);
    assert!((told.standard_error - (1000.0_f64 * 0.25).sqrt()).abs() < 1e-9);
    for (row, counted) in told.rows.iter().zip(counts) {
        assert_eq!([row.unchanged, row.no_better, row.better], counted);
    }
}

/// Patterns of hidden answers, found on a fine grid of points.
fn patterns(network: &StepNetwork) -> BTreeSet<Vec<u8>> {
    let mut found = BTreeSet::new();
    for row in -200..=200 {
        for column in -200..=200 {
            let input = [0.051 * f64::from(column), 0.049 * f64::from(row)];
            found.insert(network.hidden_outputs(&input).iter().map(|h| *h as u8).collect());
        }
    }
    found
}

#[test]
fn lines_make_as_many_regions_as_the_page_says() {
    for row in lines() {
        let n = row.lines;
        assert_eq!(row.regions, 1 + n + n * (n - 1) / 2);
        assert_eq!(row.patterns, 2_usize.pow(n as u32));
    }
    let half_root = 3.0_f64.sqrt() / 2.0;
    let by_hand = [[-half_root, 0.5, 1.0], [0.0, -1.0, 1.0], [half_root, 0.5, 1.0]];
    for (told, weights) in triangle_table().into_hidden.iter().zip(by_hand) {
        assert!(told.iter().zip(weights).all(|(one, other)| (one - other).abs() < 1e-12));
    }
    let three = triangle(0.0, 1.0, 3.0);
    let found = patterns(&three);
    assert_eq!(found.len(), lines()[2].regions);
    assert!(!found.contains(&vec![0, 0, 0]));
    let mut four = three;
    four.into_hidden.push(vec![1.0, 0.3, 0.5]);
    assert_eq!(patterns(&four).len(), lines()[3].regions);
    assert_eq!(patterns(&StepNetwork::xor()).len(), 3);
}

/// Inside the triangle is where the farthest side is not too far: another formula for it.
#[test]
fn all_three_needed_is_a_triangle() {
    let network = triangle(0.0, 1.0, 3.0);
    let root = 3.0_f64.sqrt();
    for row in -40..=40 {
        for column in -40..=40 {
            let (x, y) = (0.1 * f64::from(column) + 0.013, 0.1 * f64::from(row) + 0.017);
            let inside = y <= 1.0 && -y + root * x.abs() <= 2.0;
            assert_eq!(network.output(&[x, y]) == 1.0, inside, "{x}, {y}");
        }
    }
    assert_eq!(triangle(0.0, 1.0, 1.0).output(&[40.0, -3.0]), 1.0);
}

#[test]
fn the_order_of_hidden_nodes_does_not_matter() {
    let (ours, mut other) = (StepNetwork::xor(), StepNetwork::xor());
    other.into_hidden.swap(0, 1);
    other.into_output.swap(0, 1);
    for corner in corners() {
        assert_eq!(ours.output(&corner), other.output(&corner));
        assert_eq!(perceptron(&with_one(&corner), &[0.0, 0.0, -0.5]), 0.0);
    }
}

#[test]
#[should_panic(expected = "one target for each way")]
fn three_targets_are_no_table() {
    truth_table(&[0.0, 1.0, 1.0]);
}

/// The tables of single nodes and of the network in logic, with preactivations in whole halves.
#[test]
fn the_tables_in_logic() {
    let nodes = nodes();
    let halves = |weights: &[f64]| weights.iter().map(|w| (2.0 * w) as i32).collect::<Vec<_>>();
    let [and, or, nand] = [&nodes.and, &nodes.or, &nodes.nand].map(|weights| halves(weights));
    // NAND is AND with all three signs turned around.
    assert_eq!(nand, and.iter().map(|weight| -weight).collect::<Vec<_>>());
    let network = xor_network();
    for (number, (a, b)) in [(0, 0), (0, 1), (1, 0), (1, 1)].into_iter().enumerate() {
        let row = &nodes.rows[number];
        assert_eq!(row.input, [f64::from(a), f64::from(b)]);
        let truth = [a + b == 2, a + b >= 1, a + b < 2];
        let told = [&row.and, &row.or, &row.nand];
        for ((told, weights), truth) in told.into_iter().zip([&and, &or, &nand]).zip(truth) {
            assert_eq!(2.0 * told.pre, f64::from(a * weights[0] + b * weights[1] + weights[2]));
            assert_eq!(told.answer == 1.0, truth);
        }
        // At least one, and not both.
        let row = &network.rows[number];
        assert_eq!(row.input, [f64::from(a), f64::from(b)]);
        assert_eq!(row.pre_h, [told[1].pre, told[2].pre]);
        assert_eq!(row.post_h, truth[1..].iter().map(|is| f64::from(*is)).collect::<Vec<_>>());
        assert_eq!(row.pre_o, row.post_h[0] + row.post_h[1] - 1.5);
        assert_eq!(row.post_o == 1.0, a != b);
    }
    // 01 and 10 have gone to one place, and nothing has gone to the corner (0, 0).
    let places: Vec<_> = network.rows.iter().map(|row| row.post_h.clone()).collect();
    assert_eq!(places, [[0.0, 1.0], [1.0, 1.0], [1.0, 1.0], [1.0, 0.0]]);
}

/// Too warm or too cold by two degrees, as the alarm's two hidden nodes are described.
#[test]
fn the_alarm_rings_beyond_two_degrees() {
    let shown = alarm();
    assert_eq!(shown.rows.len(), 4);
    for row in &shown.rows {
        let degrees = row.input[0];
        assert_eq!(row.pre_h, [degrees - 2.0, -degrees - 2.0]);
        assert_eq!(row.post_h, [degrees >= 2.0, degrees <= -2.0].map(f64::from));
        assert_eq!(row.post_o == 1.0, degrees.abs() >= 2.0);
    }
}

/// Three questions of the network without its steps find the one line that it is.
#[test]
fn the_single_node_by_asking_the_network() {
    let shown = linear();
    let without_steps = |hidden: &[Vec<f64>], output: &[f64], [a, b]: [f64; 2]| {
        let value = |node: &Vec<f64>| node[0] * a + node[1] * b + node[2];
        output[0] * value(&hidden[0]) + output[1] * value(&hidden[1]) + output[2]
    };
    let line = |ask: &dyn Fn([f64; 2]) -> f64| {
        let [start, one, other] = [ask([0.0, 0.0]), ask([1.0, 0.0]), ask([0.0, 1.0])];
        assert_eq!(ask([1.0, 1.0]) - other, one - start);
        [one - start, other - start, start]
    };
    let ask = |point| without_steps(&shown.into_hidden, &shown.into_output, point);
    assert_eq!(shown.single, line(&ask));
    assert_eq!((shown.input[0], shown.input[1]), (1.0, 0.0));
    assert_eq!((shown.pre, shown.single_pre), (ask([1.0, 0.0]), ask([1.0, 0.0])));
    assert_eq!(shown.hidden, [2.5, -0.5]);
    let xor = xor_network();
    let ask = |point| without_steps(&xor.into_hidden, &xor.into_output, point);
    assert_eq!(shown.xor_single, line(&ask));
    // It says no to everything, which is right twice.
    assert!(corners().iter().all(|corner| ask([corner[0], corner[1]]) < 0.0));
    assert_eq!(shown.xor_right, XOR.iter().filter(|target| **target == 0.0).count());
}
