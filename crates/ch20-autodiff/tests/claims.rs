//! What the page says of its numbers: each comparison in a sentence.

use ch20_autodiff::network::parameters;
use ch20_autodiff::worked::{
    self, TRAP_SEEDS, Trap, XOR_RATE, drawn, gradient_with, learns, trap_plan,
};
use ch20_autodiff::{Number, Tape, figures};

#[test]
fn the_number_at_x_is_right_by_two_mistakes_that_cancel() {
    let w = worked::by_hand();
    assert_eq!(w.overwritten[0], w.slope_x);
    assert_ne!(w.overwritten[1], w.slope_y);
    assert_ne!(w.overwritten[2], w.slope_u);
    assert_eq!((w.forwards[0], w.forwards[1]), (0.0, 0.0));
    // The third path of the page's sum is written as a subtraction of 6.
    assert_eq!(w.paths[2], -6.0);
    assert_eq!(w.on_tape, [5, 6]);
}

#[test]
fn the_routes_differ_by_rounding() {
    let routes = worked::routes();
    assert!(routes.apart.formula < 8.0 * f64::EPSILON, "a few units in the last place");
    assert!(routes.apart.nudge < 1e-7);
}

#[test]
fn the_slope_of_tanh_keeps_its_digits() {
    let tail = worked::tail();
    // 1 − tanh² = 4·f_A′(2x), by chapter 8.
    let theirs = 4.0 * ch08_sigmoid::activate_prime(2.0 * tail.x);
    assert!((tail.from_cosh / theirs - 1.0).abs() < 1e-15);
    assert!(tail.apart > 1e-10, "{}", tail.apart);
    assert!(((tail.from_value - tail.from_cosh) / tail.from_cosh).abs() == tail.apart);
}

#[test]
fn a_walk_costs_at_most_four_times_the_formula() {
    let costs = worked::cost();
    for cost in &costs {
        assert!(cost.arrows <= 2 * cost.forward);
        assert!(cost.walk <= 4 * cost.forward);
        assert!(cost.by_nudging > cost.by_tape && cost.by_dual > cost.by_nudging);
        let dearer = cost.by_dual as f64 / cost.by_nudging as f64;
        assert!((1.9..2.5).contains(&dearer), "forward mode: twice nudging or a little more");
        assert!(cost.by_formula < cost.by_tape && cost.numbers_kept < cost.numbers_on_tape);
    }
    let in_forwards: Vec<f64> = costs.iter().map(|cost| cost.walk_in_forwards).collect();
    assert!(in_forwards.is_sorted(), "from the first to the last column: {in_forwards:?}");
    let last = &costs[3];
    let against = last.by_tape as f64 / last.by_formula as f64;
    assert!((against - 3.0).abs() < 0.1, "about three: {against}");
    // However large, the factor stays below four.
    let wide = worked::cost_of(&[100, 100, 1]);
    assert!(wide.walk_in_forwards < 4.0);
}

#[test]
fn the_sigmoid_as_one_value_spares_three_for_each_node() {
    let (nodes, fine) = ([64, 32, 10], worked::cost_of(&[64, 32, 10]));
    let computing: usize = nodes[1..].iter().sum();
    assert_eq!(computing, 42);
    let tape = Tape::new();
    let pre = tape.var(0.5);
    let _ = ((-pre).exp() + 1.0).powf(-1.0);
    assert_eq!((tape.values().len() - 1, tape.arrows().len()), (4, 4));
    // Of a node with n weights the page's exercise says 2n values and 4n arrows.
    let weights = 64 * 32 + 32 * 10;
    assert_eq!(fine.forward, 2 * weights + 4 * computing + 3 * 10);
    assert_eq!(fine.arrows, 4 * weights + 4 * computing + 3 * 10 + 2 * 9 + 1);
}

#[test]
fn overwriting_halves_every_gradient_of_a_network_with_one_hidden_layer() {
    for seed in 0..50 {
        let plan = trap_plan(1);
        let given = parameters(&drawn(&plan, seed));
        let sample = (vec![0.5, -1.0], vec![1.0]);
        let right = gradient_with(Trap::Right, &plan, &given, &sample);
        let wrong = gradient_with(Trap::Overwrites, &plan, &given, &sample);
        for (right, wrong) in right.iter().zip(wrong) {
            assert!((wrong - 0.5 * right).abs() <= 1e-15 * right.abs());
        }
    }
    let traps = proof::recorded(include_str!("snapshots/traps.snap"));
    let row = |n: usize| &traps["rows"][n];
    let off = |n: usize| ["one_hidden", "two_hidden"].map(|what| row(n)[what].as_f64());
    let solved =
        |n: usize| ["solved_one", "solved_two"].map(|what| row(n)[what]["solved"].as_u64());
    // Half the length: the difference is one half, the sum of both lengths one and a half.
    assert!((off(1)[0].expect("a number") - 1.0 / 3.0).abs() < 1e-11);
    assert!(off(1)[1].expect("a number") > 0.9, "almost entirely wrong");
    // Never reset passes a check of one walk, and the wrong order does not.
    assert_eq!(off(2), [Some(0.0); 2]);
    assert_eq!(off(3), [Some(1.0); 2]);
    assert_eq!(solved(3), [Some(0); 2]);
    assert_eq!(traps["learning_rate"], XOR_RATE);
}

#[test]
fn what_the_traps_let_through() {
    let traps = proof::recorded(include_str!("snapshots/traps.snap"));
    let solved = |n: usize| {
        ["solved_one", "solved_two"].map(|what| traps["rows"][n][what]["solved"].as_u64())
    };
    assert_eq!(solved(2), [Some(0); 2], "never reset");
    assert_eq!(solved(1)[1], Some(TRAP_SEEDS), "with two hidden layers overwriting learns always");
    for seed in 0..10 {
        for layers in [1, 2] {
            assert!(!learns(Trap::NeverReset, &trap_plan(layers), seed));
            assert!(!learns(Trap::Forwards, &trap_plan(layers), seed));
        }
        assert!(learns(Trap::Overwrites, &trap_plan(2), seed));
    }
    // By the tape and by the formulas, more than two standard errors apart.
    let [tape, formula] = ["wild", "wild_by_formula"].map(|which| {
        let of = |what: &str| traps[which][what].as_f64().expect("a number");
        (of("solved"), of("standard_error"))
    });
    assert!(formula.0 - tape.0 > 2.0 * tape.1.hypot(formula.1));
    // Enough of the tape's trainings end in no numbers to make the difference.
    let no_numbers = traps["wild_no_numbers"].as_f64().expect("a count");
    assert!(no_numbers >= formula.0 - tape.0, "{no_numbers}");
}

#[test]
fn a_sigmoid_of_four_steps_makes_weights_no_numbers() {
    // A sample whose preactivation at the output is beyond −710.
    let plan = worked::wild_plan();
    let mut given = vec![1.0; 13];
    given[12] = -800.0;
    let sample = (vec![1.0, 1.0], vec![1.0]);
    assert!(gradient_with(Trap::Right, &plan, &given, &sample).iter().all(|slope| slope.is_nan()));
}

#[test]
fn the_tea_is_found_as_it_was_made() {
    let tea = worked::tea();
    assert!((tea.room - 20.0).abs() < 0.5);
    assert!((tea.above - 65.0).abs() < 0.5);
    assert!((tea.minutes - 25.0).abs() < 0.5);
    assert_eq!(tea.steps, worked::TEA_STEPS);
    assert_eq!(tea.start_degrees, [40.0, 20.0, 10.0]);
    // Further steps change no digit that is shown, and end where the gradient is 0.
    let best = worked::tea_after(4 * worked::TEA_STEPS);
    let shown = |[a, b, c]: [f64; 3]| [10.0 * a, 10.0 * b, 10.0 / c].map(|v| plot::fixed(v, 1));
    assert_eq!(shown(tea.found), shown(best));
    assert!(worked::tea_gradient(best).iter().all(|slope| slope.abs() < 1e-7));
    // The rounding has moved the best fit: it fits the readings better than what made them.
    assert!(worked::tea_error(best) < worked::tea_error([2.0, 6.5, 0.4]));
    assert_ne!(shown(best), shown([2.0, 6.5, 0.4]));
}

/// A figure's numbers by name.
fn data(figure: &plot::Figure, name: &str) -> Vec<f64> {
    let found = figure.data.iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("no {name}")).1.clone()
}

#[test]
fn the_figures_draw_what_they_say() {
    let paths = figures::paths();
    assert_eq!(data(&paths, "products").iter().sum::<f64>(), data(&paths, "sum")[0]);
    assert!(paths.desc.contains("together 12."), "{}", paths.desc);
    for (x, y) in [(3.0, -2.0), (-1.5, 0.5), (0.0, 4.0)] {
        let both = figures::both_ways(&figures::Point { x, y });
        let (slope_x, slope_y) = (2.0 * x * (y * y + y), x * x * (2.0 * y + 1.0));
        assert_eq!(data(&both, "from x")[4], slope_x);
        assert_eq!(data(&both, "from y")[4], slope_y);
        assert_eq!(data(&both, "back")[..2], [slope_x, slope_y]);
    }
    // The sigmoid that the text offers to type: what comes back is chapter 8's slope.
    let sigmoid = "1 / (1 + exp(-x))";
    for x in [-2.0, 0.5, 3.0] {
        let figure = figures::typed::walked(sigmoid, [x, 0.0, 0.0], 40);
        let slope = data(&figure, "slopes")
            .into_iter()
            .find(|slope| (slope - ch08_sigmoid::activate_prime(x)).abs() < 1e-15);
        assert!(slope.is_some(), "{x}");
        assert!(figure.desc.contains("The walk is done."), "{}", figure.desc);
        assert!(figure.objections.is_empty());
    }
    let wrong = figures::typed::walked("x +* y", [0.0; 3], 1);
    assert_eq!(wrong.objections[0].text, "formula");
    let none = figures::typed::walked("ln(x)", [-1.0, 0.0, 0.0], 1);
    assert!(none.objections[0].sentence.starts_with("With these values ln x is no number."));
    let large = figures::typed::walked(&"x+y*x/".repeat(15).replace("//", "/"), [1.0; 3], 1);
    assert_eq!(large.objections.len(), 1, "{}", large.desc);
    // Eleven steps on the page: what goes in, three values, the seed, six arrows.
    let page = figures::typed::walked(figures::typed::OF_THE_PAGE, [3.0, -2.0, 0.5], 11);
    assert!(page.desc.contains("step 11 of 11"), "{}", page.desc);
    assert!(page.desc.contains("x is 3, slope 12") && page.desc.contains("y is −2, slope −27"));
    let xor = figures::xor(&figures::Progress { epochs: 1000.0 });
    for output in worked::xor().outputs {
        assert!(xor.desc.contains(&plot::fixed(output, 2)), "{output}: {}", xor.desc);
    }
    assert_eq!(
        data(&figures::tea(&figures::Descent { steps: 5000.0 }), "a, b, c"),
        worked::tea().found
    );
}
