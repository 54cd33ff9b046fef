//! What the sentences of the page say about its numbers and figures.

use ch07_hidden_layer::worked::{
    XOR, alarm_network, corners, count, cycle, cycle_steps, grid, lines, no_target, nodes, nudged,
    pushed_off, starts, triangle,
};
use ch07_hidden_layer::{OR, StepNetwork, figures, truth_table};
use study::standard_error_of_share;

/// "None of the numbers is 0": no answer of the three nodes is decided by a hair.
#[test]
fn the_three_nodes_are_sure() {
    let told = nodes();
    let all = told.rows.iter().flat_map(|row| [row.and.pre, row.or.pre, row.nand.pre]);
    assert!(all.into_iter().all(|pre| pre.abs() >= 0.5));
}

/// "OR's node gets three right and 11 wrong", and the figure says so.
#[test]
fn or_asked_xor() {
    let right = |targets: &[f64]| ch03_learning_rule::correct(&OR, &truth_table(targets));
    assert_eq!(right(&XOR), 3);
    // With the answer to 11 turned round it has all four right.
    assert_eq!(right(&[0.0, 1.0, 1.0, 1.0]), 4);
    let figure = (figures::ALL[0].draw)(&[0.0, 1.0, 1.0, -1.5], &[]);
    assert!(figure.desc.contains("3 of 4 are right, and 11 is wrong"), "{}", figure.desc);
}

/// "With −2.5 for its bias H1 says no to all four points": three are one point, 11 another.
#[test]
fn a_line_pushed_off_the_square() {
    let places: Vec<Vec<f64>> = pushed_off().rows.into_iter().map(|row| row.post_h).collect();
    assert_eq!(places, [[0.0, 1.0], [0.0, 1.0], [0.0, 1.0], [0.0, 0.0]]);
    assert_ne!(XOR[0], XOR[1]);
}

/// "Among a million nodes": many do AND, none does XOR, none has it all wrong.
#[test]
fn a_million_nodes() {
    let told = grid();
    assert!(told.nodes > 1_000_000 && told.and[4] > 1000);
    assert_eq!((told.xor[0], told.xor[4]), (0, 0));
    assert!(told.xor[3] > 0);
}

/// The figure of the diagonals: whatever the line, the middle has one answer, an end of one
/// diagonal or of the other disagrees with it, and never more than three corners are right.
#[test]
fn the_middle_of_both_diagonals() {
    for turn in (-180..=180).step_by(5) {
        for aside in -18..=18 {
            let at = figures::Crossing { turn: f64::from(turn), aside: 0.05 * f64::from(aside) };
            let figure = figures::diagonals(&at);
            let right = figure.data.iter().find(|(name, _)| name == "right").expect("a count");
            assert!(right.1[0] <= 3.0);
            let middles = [" yes in the middle", " no in the middle"]
                .map(|answer| figure.desc.matches(answer).count());
            assert!(middles == [2, 0] || middles == [0, 2], "{}", figure.desc);
        }
    }
}

/// The round: four wrong answers, two samples added, two taken away, back at the start; and the
/// figure tells each wrong answer.
#[test]
fn the_round_goes_nowhere() {
    let told = cycle();
    assert!(told.steps.iter().all(|step| step.final_error != 0.0));
    let signs: Vec<f64> = told.steps.iter().map(|step| step.change[2]).collect();
    assert_eq!(signs, [-1.0, 1.0, 1.0, -1.0]);
    assert_eq!(told.steps[3].weights, told.before);
    assert_eq!((told.fewest, told.most), (4, 4));
    assert_eq!(cycle_steps().before, told.before);
    for (updates, says) in [(0.0, "to 00"), (1.0, "to 01"), (2.0, "to 10"), (3.0, "to 11")] {
        assert!(figures::round(&figures::Round { updates }).desc.contains(says));
    }
}

/// "On AND all, on XOR none."
#[test]
fn all_starts_do_and_and_none_does_xor() {
    let told = starts();
    assert_eq!((told.and_finished, told.xor_finished), (told.seeds, 0));
    assert!(told.and_slowest < told.epochs);
}

/// "Only XOR and its opposite", and a smaller share for each further input, with four about three of
/// a hundred.
#[test]
fn fewer_and_fewer_questions() {
    let told = count();
    assert_eq!(told[1].functions - told[1].separable, 2);
    assert!(told.windows(2).all(|pair| pair[1].share < pair[0].share));
    assert!((0.025..0.035).contains(&told[3].share));
}

/// Each hidden node of the alarm changes its answer once along the road, the network twice.
#[test]
fn the_alarm_changes_twice() {
    let net = alarm_network();
    let road: Vec<f64> = (-40..=40).map(|tenths| f64::from(tenths) / 10.0).collect();
    let turns = |says: &dyn Fn(f64) -> f64| {
        road.windows(2).filter(|pair| says(pair[0]) != says(pair[1])).count()
    };
    assert_eq!(turns(&|degrees| net.hidden_outputs(&[degrees])[0]), 1);
    assert_eq!(turns(&|degrees| net.hidden_outputs(&[degrees])[1]), 1);
    assert_eq!(turns(&|degrees| net.output(&[degrees])), 2);
    assert_eq!(net.hidden_outputs(&[-1.0]), net.hidden_outputs(&[1.0]));
}

/// The triangle: three needed, two, one.
#[test]
fn more_needed_less_yes() {
    let share = |needed: f64| {
        let net = triangle(0.0, 1.0, needed);
        let points = (0..81).flat_map(|x| (0..81).map(move |y| [x, y]));
        points.filter(|at| net.output(&at.map(|v| f64::from(v) / 10.0 - 4.0)) == 1.0).count()
    };
    assert!(share(3.0) < share(2.0) && share(2.0) < share(1.0));
    assert_eq!(share(1.0), 81 * 81);
    // With a negative bias no point has a yes from all three.
    for size in [-0.1, -1.0] {
        let net = triangle(0.0, size, 3.0);
        let mut points = (0..81).flat_map(|x| (0..81).map(move |y| [x, y]));
        assert!(points.all(|at| net.output(&at.map(|v| f64::from(v) / 10.0 - 4.0)) == 0.0));
    }
    assert!(lines()[2].patterns > lines()[2].regions);
}

/// "Most of these networks cannot tell one direction from another, and the smaller the nudge, the
/// more of them": each difference is many standard errors.
#[test]
fn nudges_hardly_show() {
    let told = nudged();
    assert_eq!(told.right, 0);
    let share = |row: usize| told.rows[row].unchanged as f64 / told.networks as f64;
    for row in 0..2 {
        let se = |row| standard_error_of_share(share(row), told.networks);
        assert!(share(row + 1) - share(row) > 2.0 * se(row).hypot(se(row + 1)));
    }
    assert!(told.rows.iter().all(|row| row.better < told.networks / 2));
    for row in 0..3 {
        let se = standard_error_of_share(share(row), told.networks) * told.networks as f64;
        assert!(se <= told.standard_error);
    }
    assert_eq!(no_target().changed, 0);
}

/// What the exercises' hints say of ten inputs: half of the cases are odd, and ten counting nodes do.
#[test]
fn ten_inputs_odd_or_even() {
    assert_eq!((0..1024_u32).filter(|row| row.count_ones() % 2 == 1).count(), 512);
    let at_least = |n: u32| [vec![1.0; 10], vec![0.5 - f64::from(n)]].concat();
    let mut into_output: Vec<f64> = (0..10).map(|n| if n % 2 == 0 { 1.0 } else { -1.0 }).collect();
    into_output.push(-0.5);
    let net = StepNetwork { into_hidden: (1..=10).map(at_least).collect(), into_output };
    for row in 0..1024_u32 {
        let input: Vec<f64> = (0..10).map(|place| f64::from((row >> place) & 1)).collect();
        assert_eq!(net.output(&input) == 1.0, row.count_ones() % 2 == 1);
    }
    assert_eq!(corners().len(), XOR.len());
}
