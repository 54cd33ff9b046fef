//! The worked numbers by another route, and what holds for every input.

use ch19_any_network::{Activation, Network};
use ch20_autodiff::dual::Dual;
use ch20_autodiff::expression::{DEEPEST, Expression, LONGEST, Op, Step};
use ch20_autodiff::network::{Plan, parameters};
use ch20_autodiff::worked::{self, relative};
use ch20_autodiff::{Number, Tape};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

#[track_caller]
fn close(one: f64, other: f64, tolerance: f64) {
    let scale = one.abs().max(other.abs()).max(1.0);
    assert!((one - other).abs() <= tolerance * scale, "{one} and {other}");
}

#[test]
fn the_worked_expression_has_a_closed_form() {
    // f = (x·y + x)·x·y = x²·(y² + y).
    let w = worked::by_hand();
    let (x, y) = (w.x, w.y);
    assert_eq!(w.f, x * x * (y * y + y));
    assert_eq!(w.slope_x, 2.0 * x * (y * y + y));
    assert_eq!(w.slope_y, x * x * (2.0 * y + 1.0));
    assert_eq!(w.paths.iter().sum::<f64>(), w.slope_x);
    assert_eq!(w.x_from_u + w.x_from_v, w.slope_x);
    assert_eq!(w.u_from_f + w.u_from_v, w.slope_u);
    // u and v as variables of their own.
    assert_eq!((w.slope_v, w.u_from_f), (w.u, w.v));
    assert_eq!((w.moved_by_x[4], w.moved_by_y[4]), (w.slope_x, w.slope_y));
    assert_eq!((w.moved_by_x[2], w.moved_by_y[2]), (y, x));
    assert_eq!((w.moved_by_x[3], w.moved_by_y[3]), (y + 1.0, x));
    // Overwritten, u keeps what comes through v, x what comes through u, along the last arrow.
    assert_eq!(w.overwritten, [w.u_from_v * y, w.u_from_v * x, w.u_from_v, w.slope_v, 1.0]);
    assert_eq!(w.forwards, [0.0, 0.0, w.v, w.u, 1.0]);
}

#[test]
fn twice_and_again_is_a_power_of_two() {
    let doubling = worked::doubling();
    assert_eq!(doubling.arrows, 2 * doubling.times);
    assert_eq!(doubling.paths, 2_u64.pow(doubling.times as u32));
    assert_eq!(doubling.slope, doubling.paths as f64);
}

/// A function of two numbers.
type Binary = fn(f64, f64) -> f64;

#[test]
fn the_slopes_of_every_operation_are_those_of_the_textbooks() {
    let mut rng = ChaCha8Rng::seed_from_u64(20);
    for _ in 0..1000 {
        let (a, b): (f64, f64) = (rng.random_range(-3.0..3.0), rng.random_range(0.2..3.0));
        let tape = Tape::new();
        let (x, y) = (tape.var(a), tape.var(b));
        let both: [(_, Binary, Binary); 4] = [
            (x + y, |_, _| 1.0, |_, _| 1.0),
            (x - y, |_, _| 1.0, |_, _| -1.0),
            (x * y, |_, b| b, |a, _| a),
            (x / y, |_, b| b.recip(), |a, b| -a * b.powi(-2)),
        ];
        for (result, of_a, of_b) in both {
            let slopes = result.backward();
            close(slopes.of(x), of_a(a, b), 1e-14);
            close(slopes.of(y), of_b(a, b), 1e-14);
        }
        let one: [(_, f64); 8] = [
            (-y, -1.0),
            (y + 2.5, 1.0),
            (y * 2.5, 2.5),
            (y.exp(), b.exp()),
            (y.ln(), b.recip()),
            (y.tanh(), b.cosh().powi(-2)),
            (y.powf(2.5), 2.5 * b * b.sqrt()),
            (y.relu(), 1.0),
        ];
        for (result, slope) in one {
            close(result.backward().of(y), slope, 1e-13);
        }
        assert_eq!((-y).relu().backward().of(y), 0.0);
    }
    let tape = Tape::new();
    let zero = tape.var(0.0);
    assert_eq!(zero.relu().backward().of(zero), 0.0, "at the kink, as in chapter 19");
    let zero = Dual { value: 0.0, slope: 1.0 };
    assert_eq!(zero.relu(), Dual { value: 0.0, slope: 0.0 }, "and so in forward mode");
}

/// A constant beside a dual number is one that does not move.
#[test]
fn a_constant_is_a_dual_number_without_a_slope() {
    let x = Dual { value: 1.5, slope: 0.5 };
    for constant in [-2.0, 0.0, 0.25, 3.0] {
        let still = Dual { value: constant, slope: 0.0 };
        assert_eq!((x * constant, x + constant), (x * still, x + still));
    }
}

#[test]
fn a_result_moves_with_itself_and_not_with_what_comes_later() {
    let tape = Tape::new();
    let x = tape.var(2.0);
    let y = x * x;
    let z = y * x;
    let slopes = y.backward();
    assert_eq!((slopes.of(y), slopes.of(x), slopes.of(z)), (1.0, 4.0, 0.0));
    // A second walk begins anew.
    assert_eq!(y.backward(), slopes);
    assert_eq!(z.backward().of(x), 12.0);
}

#[test]
#[should_panic(expected = "a value of another tape went into this one")]
fn two_tapes_do_not_mix() {
    let (one, other) = (Tape::new(), Tape::new());
    let _ = one.var(1.0) + other.var(2.0);
}

/// A random expression of at most so many operations over three variables.
fn random(rng: &mut ChaCha8Rng, operations: usize) -> Expression {
    let mut steps: Vec<Step> = (0..3).map(|n| Step { op: Op::Variable(n), of: vec![] }).collect();
    steps.push(Step { op: Op::Constant(rng.random_range(-2.0..2.0)), of: vec![] });
    for _ in 0..rng.random_range(1..=operations) {
        // Mostly of what is new, so that the graph is deep and its values are used again.
        let mut any = || {
            let reach = if rng.random_bool(0.7) { 4 } else { steps.len() };
            steps.len() - 1 - rng.random_range(0..reach.min(steps.len()))
        };
        let (a, b) = (any(), any());
        let step = match rng.random_range(0..11) {
            0 => Step { op: Op::Add, of: vec![a, b] },
            1 => Step { op: Op::Sub, of: vec![a, b] },
            2 | 3 => Step { op: Op::Mul, of: vec![a, b] },
            4 => Step { op: Op::Div, of: vec![a, b] },
            5 => Step { op: Op::Neg, of: vec![a] },
            6 => Step { op: Op::Exp, of: vec![a] },
            7 => Step { op: Op::Ln, of: vec![a] },
            8 => Step { op: Op::Tanh, of: vec![a] },
            9 => Step { op: Op::Relu, of: vec![a] },
            _ => Step { op: Op::Power([2.0, 3.0, -1.0, 0.5][rng.random_range(0..4)]), of: vec![a] },
        };
        steps.push(step);
    }
    Expression { steps }
}

/// Whether a nudge can measure an expression here: no value is large, near a kink or near a pole.
fn tame(expression: &Expression, values: &[f64]) -> bool {
    expression.steps.iter().zip(values).all(|(step, value)| {
        let of = |n: usize| values[step.of[n]];
        value.abs() < 50.0
            && match step.op {
                Op::Ln | Op::Power(0.5) => of(0) > 0.1,
                Op::Power(-1.0) | Op::Relu => of(0).abs() > 0.1,
                Op::Div => of(1).abs() > 0.1,
                _ => true,
            }
    })
}

#[test]
fn tape_forward_mode_and_nudging_agree_on_random_expressions() {
    let mut rng = ChaCha8Rng::seed_from_u64(1970);
    let (mut compared, mut nudged) = (0, 0);
    while compared < 5000 {
        let expression = random(&mut rng, 14);
        let at: [f64; 3] = std::array::from_fn(|_| rng.random_range(-2.0..2.0));
        let values = expression.evaluate(&at, |value| value);
        if values.iter().any(|value| !value.is_finite() || value.abs() > 1e6) {
            continue;
        }
        let tape = Tape::new();
        let vars = at.map(|value| tape.var(value));
        let on_tape = expression.evaluate(&vars, |value| tape.var(value));
        let result = on_tape.last().expect("a value");
        assert_eq!(result.value(), values[values.len() - 1], "the same bits");
        let slopes = result.backward();
        let by_tape = vars.map(|var| slopes.of(var));
        let arrows = tape.arrows();
        if by_tape
            .iter()
            .chain(arrows.iter().map(|a| &a.slope))
            .any(|s| s.is_nan() || s.abs() >= 1e6)
        {
            continue;
        }
        compared += 1;
        let all: f64 = by_tape.iter().fold(1.0, |all, slope| slope.abs().max(all));
        let tame = tame(&expression, &values);
        nudged += usize::from(tame);
        for n in 0..3 {
            let seeded: [Dual; 3] = std::array::from_fn(|m| Dual {
                value: at[m],
                slope: if m == n { 1.0 } else { 0.0 },
            });
            let still = |value| Dual { value, slope: 0.0 };
            let dual = *expression.evaluate(&seeded, still).last().expect("a value");
            assert_eq!(dual.value, result.value());
            // Paths that cancel leave rounding of the largest of them.
            assert!((dual.slope - by_tape[n]).abs() < 1e-8 * all, "{expression:?} at {at:?}");
            if tame {
                let moved = |by: f64| {
                    let mut at = at;
                    at[n] += by;
                    let values = expression.evaluate(&at, |value| value);
                    values[values.len() - 1]
                };
                // Two nudges, so that what the curve's bend takes away is measured as well.
                let slope = |h: f64| (moved(h) - moved(-h)) / (2.0 * h);
                let (coarse, fine) = (slope(2e-5), slope(1e-5));
                let off = 4.0 * (coarse - fine).abs() + 1e-7 * all;
                assert!((fine - by_tape[n]).abs() <= off, "{expression:?} at {at:?}");
            }
        }
    }
    assert!(nudged > 2000, "{nudged} of {compared} could be nudged");
}

#[test]
fn the_order_of_a_walk_is_one_of_many() {
    // The sum over all paths, one by one, is what the walk finds.
    fn along_paths(tape: &Tape, from: usize, to: usize) -> f64 {
        if from == to {
            return 1.0;
        }
        let arrows = tape.arrows();
        let into = arrows.iter().filter(|arrow| arrow.to == to);
        into.map(|arrow| arrow.slope * along_paths(tape, from, arrow.from)).sum()
    }
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let mut compared = 0;
    while compared < 300 {
        let expression = random(&mut rng, 8);
        let tape = Tape::new();
        let vars = [0.7, -1.2, 1.6].map(|value| tape.var(value));
        let on_tape = expression.evaluate(&vars, |value| tape.var(value));
        let result = *on_tape.last().expect("a value");
        let slopes = result.backward();
        if tape.arrows().iter().any(|arrow| arrow.slope.is_nan() || arrow.slope.abs() >= 1e4) {
            continue;
        }
        compared += 1;
        for var in vars {
            close(slopes.of(var), along_paths(&tape, var.place(), result.place()), 1e-9);
        }
    }
}

#[test]
fn a_network_by_plan_is_chapter_19s() {
    for seed in 0..100 {
        let plan = worked::plan_of(seed);
        let network = worked::drawn(&plan, seed);
        let (input, target) = worked::sample(&plan);
        let given = parameters(&network);
        let theirs = network.forward(input.as_slice().into());
        let ours = plan.output(&given, &input);
        assert!(relative(&theirs.output().to_vec(), &ours) < 1e-15);
        let final_errors = ours.iter().zip(&target).map(|(post, goal)| post - goal);
        let halves: f64 = final_errors.map(|error| 0.5 * error * error).sum();
        close(plan.error(&given, &input, &target), halves, 1e-14);
    }
}

#[test]
fn all_routes_lead_to_one_gradient() {
    let routes = worked::routes();
    assert_eq!(routes.networks, 768);
    assert!(routes.apart.formula <= 1e-15, "{}", routes.apart.formula);
    assert!(routes.apart.dual <= 1e-15);
    assert!(routes.apart.nudge < 1e-6);
    // All activation functions in all places of the networks with four layers.
    let plans: Vec<Plan> = (0..768).map(worked::plan_of).collect();
    for layer in 0..4 {
        for kind in [Activation::Sigmoid, Activation::Tanh, Activation::Relu, Activation::Linear] {
            assert!(plans.iter().any(|p| p.activations.len() == 4 && p.activations[layer] == kind));
        }
    }
    let parameters_of = |plan: &Plan| -> usize {
        plan.nodes.windows(2).map(|ends| ends[0] * ends[1] + ends[1]).sum()
    };
    assert_eq!(plans.iter().map(parameters_of).max(), Some(routes.most_parameters));
}

#[test]
fn the_costs_are_counted_twice() {
    for cost in worked::cost() {
        let nodes = &cost.nodes;
        let pairs = || nodes.windows(2).map(|ends| (ends[0], ends[1]));
        let computing: usize = nodes[1..].iter().sum();
        let output = nodes[nodes.len() - 1];
        // A node: a product for each value that arrives, one sum fewer, the bias, and four steps
        // of the sigmoid. An output: a subtraction, a square, and a sum but for the first; one half.
        let products: usize = pairs().map(|(from, to)| from * to).sum();
        assert_eq!(cost.parameters, products + computing);
        let sums = products - computing;
        assert_eq!(cost.forward, products + sums + 5 * computing + 3 * output - 1 + 1);
        let arrows = 2 * (products + sums + computing) + 4 * computing + 3 * output;
        assert_eq!(cost.arrows, arrows + 2 * (output - 1) + 1);
        assert_eq!(cost.walk, 2 * cost.arrows);
        assert_eq!(
            cost.numbers_on_tape,
            cost.parameters + nodes[0] + cost.forward + 3 * cost.arrows
        );
        // Sent back: for every node before the last layer a product for each weight that leaves
        // it, and one sum fewer, but for the inputs.
        let back: usize = pairs().skip(1).map(|(from, to)| from * to + from * (to - 1)).sum();
        assert_eq!(cost.formula, products + back + 2 * computing + output);
        assert_eq!(cost.by_nudging, 2 * cost.parameters * cost.forward);
        assert_eq!(cost.by_dual, cost.parameters * cost.by_tape);
    }
}

#[test]
fn training_by_the_tape_is_training_by_formula() {
    let xor = worked::xor();
    assert!(xor.from_formula < 1e-12, "{}", xor.from_formula);
    assert!(xor.errors[1] < 0.01 * xor.errors[0]);
    let targets = [0.0, 1.0, 1.0, 0.0];
    for (output, target) in xor.outputs.iter().zip(targets) {
        assert!((output - target).abs() < 0.05, "{output}");
    }
    // The error is that of the outputs.
    let halves = xor.outputs.iter().zip(targets).map(|(o, t)| 0.5 * (o - t) * (o - t));
    close(xor.errors[1], halves.sum(), 1e-14);
}

#[test]
fn the_tea_is_the_one_it_was_made_from() {
    let tea = worked::tea();
    for (n, reading) in (0..).zip(worked::READINGS) {
        let minutes = 5.0 * f64::from(n);
        assert_eq!(reading, (20.0 + 65.0 * (-minutes / 25.0).exp()).round());
    }
    // Tens of degrees, tens of minutes; the readings are rounded.
    close(tea.found[0], 2.0, 0.02);
    close(tea.found[1], 6.5, 0.01);
    close(tea.found[2], 0.4, 0.02);
    assert!(tea.off < 0.5, "{}", tea.off);
    // The gradient at the start, by the formula that nobody had to write.
    let [a, b, c] = tea.start;
    let mut gradient = [0.0; 3];
    for (n, reading) in (0..).zip(worked::READINGS) {
        let t = 0.5 * f64::from(n);
        let shrunk = (-c * t).exp();
        let off = a + b * shrunk - reading / 10.0;
        gradient[0] += off;
        gradient[1] += off * shrunk;
        gradient[2] -= off * b * t * shrunk;
    }
    for (ours, theirs) in tea.gradient.iter().zip(gradient) {
        close(*ours, theirs, 1e-13);
    }
}

#[test]
fn a_formula_can_be_right_and_its_slope_no_number() {
    // The sigmoid as it is written, far out on the left: an infinity times a zero.
    let tape = Tape::new();
    let x = tape.var(-800.0);
    let sigmoid = ((-x).exp() + 1.0).powf(-1.0);
    assert_eq!(sigmoid.value(), 0.0);
    assert!(sigmoid.backward().of(x).is_nan());
    // As one value with the slope of chapter 8 it is a number. On a tape of its own: what is
    // infinite there spoils the other walks as well.
    let tape = Tape::new();
    let x = tape.var(-800.0);
    let one = tape
        .record(ch08_sigmoid::activate(x.value()), &[(x, ch08_sigmoid::activate_prime(x.value()))]);
    assert_eq!(one.backward().of(x), 0.0);
}

#[test]
fn a_texts_formula_is_computed_as_it_reads() {
    let at = [1.5, -0.5, 2.0];
    let [x, y, z] = at;
    let cases: [(&str, f64); 16] = [
        ("x + y * z", x + y * z),
        ("(x + y) * z", (x + y) * z),
        ("x - y - z", x - y - z),
        ("x / y / z", x / y / z),
        ("-x^2", -(x * x)),
        ("(-x)^2", x * x),
        ("2 - -2", 4.0),
        ("--x", x),
        ("-2^2", -4.0),
        ("x^-1", 1.0 / x),
        ("2*x^2*y", 2.0 * x * x * y),
        ("exp(y) * ln(z)", y.exp() * z.ln()),
        ("tanh(relu(y) + x)", x.tanh()),
        ("sqrt(x*x)", x),
        ("x · y × z − .5", x * y * z - 0.5),
        ("  ( x )  ", x),
    ];
    for (text, expected) in cases {
        let expression = Expression::parse(text, &["x", "y", "z"]).expect(text);
        let values = expression.evaluate(&at, |value| value);
        close(values[values.len() - 1], expected, 1e-14);
    }
    let twice = Expression::parse("(x*y + x) * (x*y)", &["x", "y"]).expect("the page's");
    assert_eq!(twice.steps.len(), 5, "what is typed twice is computed once");
}

#[test]
fn a_mistake_is_named_with_its_place() {
    let refused = |text: &str| {
        let mistake = Expression::parse(text, &["x", "y", "z"]).expect_err(text);
        mistake.to_string()
    };
    let cases = [
        ("", "Character 1: something is missing here: a number, a variable or a (."),
        ("x +", "Character 4: something is missing here: a number, a variable or a (."),
        ("x + * y", "Character 5: something is missing in front of this `*`."),
        ("2x", "Character 2: an operator is missing here; write 2*x for 2x."),
        ("x (y)", "Character 3: an operator is missing here; write 2*x for 2x."),
        ("(x", "Character 1: this parenthesis is never closed; add a ) at the end."),
        ("x)", "Character 2: this parenthesis closes none; leave it out."),
        ("()", "Character 2: something is missing in front of this parenthesis."),
        ("exp x", "Character 5: exp needs parentheses, as in exp(x)."),
        ("x^y", "Character 3: an exponent has to be a number, as in x^2 or x^-0.5."),
        ("x^2^3", "Character 4: a second exponent needs parentheses, as in (x^2)^3."),
        ("1.2.3", "Character 1: `1.2.3` is not a number, as 0.5 is."),
        ("0,5", "Character 2: a decimal number has a point, as in 0.5."),
        (
            "y = x",
            "Character 3: there is nothing to be equal to; type only what is right of the =.",
        ),
        ("x \u{1b} y", "Character 3: a character that cannot be seen (U+001B); delete it."),
        ("x & y", "Character 3: `&` is not known here; there are + - * / ^ and parentheses."),
        (
            "sin(x)",
            "Character 1: there is no `sin`; the variables are x, y, z, the functions exp, ln, \
             tanh, relu, sqrt.",
        ),
    ];
    for (text, sentence) in cases {
        assert_eq!(refused(text), sentence);
    }
    let deep = "(".repeat(DEEPEST + 1);
    assert!(refused(&deep).contains("nested more than"), "{}", refused(&deep));
    assert!(refused(&"-".repeat(DEEPEST + 1)).contains("nested more than"));
    // A parenthesis that is closed does not count for the next one.
    let beside = format!("{}x", "(x)+".repeat(DEEPEST + 1));
    assert!(Expression::parse(&beside, &["x"]).is_ok());
    // The longest that is allowed is allowed; the place of what is too much is behind it.
    let longest = format!("{}x", " ".repeat(LONGEST - 1));
    assert!(Expression::parse(&longest, &["x"]).is_ok());
    let place = format!("Character {}: a formula may have {LONGEST}", LONGEST + 1);
    assert!(refused(&format!(" {longest}")).starts_with(&place));
    assert!(refused(&"x+".repeat(LONGEST)).contains("this one is longer"));
    assert!(Expression::parse(&format!("{}x", "-".repeat(DEEPEST)), &["x"]).is_ok());
}

#[test]
fn no_text_makes_the_reader_or_the_figure_panic() {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let pieces = [
        "x", "y", "z", "(", ")", "+", "-", "*", "/", "^", "exp", "ln(", "tanh", "2", "0.5", ".",
        " ", "−", "é", "_", "[", "{", "^2", "sqrt(", "1e9", "=",
    ];
    let mut drawn = 0;
    for _ in 0..3000 {
        let length = rng.random_range(0..24);
        let text: String = (0..length).map(|_| pieces[rng.random_range(0..pieces.len())]).collect();
        if Expression::parse(&text, &["x", "y", "z"]).is_ok() || rng.random_bool(0.05) {
            let step = rng.random_range(0..40);
            let figure = ch20_autodiff::figures::typed::walked(&text, [0.5, -1.0, 0.0], step);
            assert!(figure.svg.starts_with("<svg"));
            drawn += 1;
        }
    }
    assert!(drawn > 100, "{drawn}");
}

#[test]
fn the_parameters_of_a_network_come_in_the_order_of_its_layers() {
    let network = Network::seeded(&[2, 3, 1], &[Activation::Tanh, Activation::Sigmoid], 5);
    let given = parameters(&network);
    assert_eq!(given.len(), 2 * 3 + 3 + 3 + 1);
    assert_eq!(given[4], network.layers[0].weights[[1, 1]]);
    assert_eq!(given[10], network.layers[1].weights[[1, 0]]);
}

#[test]
fn the_traps_are_counted_by_formula_too() {
    let traps = proof::recorded(include_str!("snapshots/traps.snap"));
    let counted = |row: usize, what: &str| traps["rows"][row][what]["solved"].as_u64();
    let by_formula = |plan: &Plan, rate: f64, reset: bool| {
        let learns = |seed: &u64| worked::learns_by_formula(plan, *seed, rate, reset);
        (0..worked::TRAP_SEEDS).filter(learns).count() as u64
    };
    for (layers, what) in [(1, "solved_one"), (2, "solved_two")] {
        let plan = worked::trap_plan(layers);
        let right = by_formula(&plan, worked::XOR_RATE, true);
        assert!(counted(0, what).expect("a count").abs_diff(right) <= 1, "{right}");
        // Trainings that run wild part company over the last bit.
        let never = by_formula(&plan, worked::XOR_RATE, false);
        assert!(counted(2, what).expect("a count").abs_diff(never) <= 10, "{never}");
    }
    // Half of every gradient is the whole gradient at half the rate.
    let halved = by_formula(&worked::trap_plan(1), 0.5 * worked::XOR_RATE, true);
    assert!(counted(1, "solved_one").expect("a count").abs_diff(halved) <= 1, "{halved}");
    assert_eq!(
        traps["wild_by_formula"]["solved"].as_u64(),
        Some(by_formula(&worked::wild_plan(), worked::XOR_RATE, false)),
    );
}
