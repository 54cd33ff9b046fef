//! The worked numbers of the page.

use ch12_network::worked::xor_samples;
use ch19_any_network::{Activation, Gradients, Network, Samples, backpropagate};
use serde::Serialize;
use study::standard_error_of_share;

use crate::dual::Dual;
use crate::expression::{DEEPEST, LONGEST};
use crate::network::{Plan, parameters};
use crate::{Arrow, Number, Tape, Var};

/// The page's expression, worked by hand: u = x·y, v = u + x, f = v·u.
#[derive(Debug, Serialize)]
pub struct ByHand {
    /// The value of x.
    pub x: f64,
    /// The value of y.
    pub y: f64,
    /// u = x·y.
    pub u: f64,
    /// v = u + x.
    pub v: f64,
    /// f = v·u.
    pub f: f64,
    /// The slope of f with respect to v.
    pub slope_v: f64,
    /// What u gets over the arrow to f: the part of its slope that does not go through v.
    pub u_from_f: f64,
    /// What u gets over the arrow to v: the part of its slope that goes through v.
    pub u_from_v: f64,
    /// The slope of f with respect to u.
    pub slope_u: f64,
    /// What x gets over the arrow to v.
    pub x_from_v: f64,
    /// What x gets over the arrow to u.
    pub x_from_u: f64,
    /// The slope of f with respect to x.
    pub slope_x: f64,
    /// The slope of f with respect to y.
    pub slope_y: f64,
    /// The products along the three paths from x to f: through u, through u and v, through v.
    pub paths: [f64; 3],
    /// The number of values and of arrows on the tape.
    pub on_tape: [usize; 2],
    /// The slopes of x, y, u, v and f where each arrow overwrites instead of adding.
    pub overwritten: Vec<f64>,
    /// The slopes of x, y, u, v and f where the walk goes forwards.
    pub forwards: Vec<f64>,
    /// Forward mode from x: how fast x, y, u, v and f move.
    pub moved_by_x: [f64; 5],
    /// Forward mode from y.
    pub moved_by_y: [f64; 5],
    /// The longest text of a formula, and how deep it may be nested.
    pub limits: [usize; 2],
}

/// x and y of the page.
pub const PLACE: [f64; 2] = [3.0, -2.0];

/// The values of the page's expression, in their order: x, y, u, v, f.
pub fn expression<N: Number>(x: N, y: N) -> [N; 5] {
    let u = x * y;
    let v = u + x;
    [x, y, u, v, v * u]
}

/// The worked expression.
pub fn by_hand() -> ByHand {
    let [x, y] = PLACE;
    let tape = Tape::new();
    let values = expression(tape.var(x), tape.var(y));
    let slopes = values[4].backward();
    let [slope_x, slope_y, slope_u, slope_v, slope_f] = values.map(|value| slopes.of(value));
    let arrows = tape.arrows();
    // Of x·y, of u + x, of v·u, each in the order in which they were typed.
    let along = |n: usize| arrows[n].slope;
    let paths = [along(0) * along(5), along(0) * along(2) * along(4), along(3) * along(4)];
    let moved = |x_slope, y_slope| {
        expression(Dual { value: x, slope: x_slope }, Dual { value: y, slope: y_slope })
            .map(|value| value.slope)
    };
    ByHand {
        x,
        y,
        u: values[2].value(),
        v: values[3].value(),
        f: values[4].value(),
        slope_v,
        u_from_f: slope_f * along(5),
        u_from_v: slope_v * along(2),
        slope_u,
        x_from_v: slope_v * along(3),
        x_from_u: slope_u * along(0),
        slope_x,
        slope_y,
        paths,
        on_tape: [tape.values().len(), arrows.len()],
        overwritten: overwritten(&tape, values[4]),
        forwards: forwards(&tape, values[4]),
        moved_by_x: moved(1.0, 0.0),
        moved_by_y: moved(0.0, 1.0),
        limits: [LONGEST, DEEPEST],
    }
}

/// The walk with its first mistake: what arrives replaces what is there.
pub fn overwritten(tape: &Tape, result: Var) -> Vec<f64> {
    let mut slopes = vec![0.0; tape.values().len()];
    slopes[result.place()] = 1.0;
    for Arrow { from, to, slope } in tape.arrows().into_iter().rev() {
        slopes[from] = slopes[to] * slope;
    }
    slopes
}

/// The walk with its second mistake: from the first arrow to the last.
pub fn forwards(tape: &Tape, result: Var) -> Vec<f64> {
    let mut slopes = vec![0.0; tape.values().len()];
    slopes[result.place()] = 1.0;
    for Arrow { from, to, slope } in tape.arrows() {
        slopes[from] += slopes[to] * slope;
    }
    slopes
}

/// x doubled again and again, y = x + x, z = y + y and so on.
#[derive(Debug, Serialize)]
pub struct Doubling {
    /// How many times the number is doubled.
    pub times: usize,
    /// How many arrows the graph has.
    pub arrows: usize,
    /// How many paths lead from x to the result.
    pub paths: u64,
    /// The slope, by the walk.
    pub slope: f64,
}

/// A number added to itself thirty times over.
pub fn doubling() -> Doubling {
    let times = 30;
    let tape = Tape::new();
    let x = tape.var(1.0);
    let result = (0..times).fold(x, |value, _| value + value);
    let arrows = tape.arrows();
    // Counted on the graph: from each value on, as many paths as from all that it went into.
    let mut paths = vec![0; tape.values().len()];
    paths[result.place()] = 1;
    for arrow in arrows.iter().rev() {
        paths[arrow.from] += paths[arrow.to];
    }
    Doubling { times, arrows: arrows.len(), paths: paths[0], slope: result.backward().of(x) }
}

/// The slope of tanh far out, by two formulas for one thing.
#[derive(Debug, Serialize)]
pub struct Tail {
    /// The value at which the slope of tanh is taken.
    pub x: f64,
    /// 1 − tanh²(x).
    pub from_value: f64,
    /// 1/cosh²(x).
    pub from_cosh: f64,
    /// How far the two formulas for the slope of tanh are apart, as a share of the better one.
    pub apart: f64,
}

/// The tail of tanh at 9.
pub fn tail() -> Tail {
    let x = 9.0;
    let value = libm::tanh(x);
    let cosh = libm::cosh(x);
    let (from_value, from_cosh) = (1.0 - value * value, 1.0 / (cosh * cosh));
    Tail { x, from_value, from_cosh, apart: (from_value - from_cosh).abs() / from_cosh }
}

/// The gradients of an error by chapter 19's formulas, in the order of the parameters.
pub fn by_formula(network: &Network, input: &[f64], target: &[f64]) -> Vec<f64> {
    let layers = backpropagate(network, input.into(), target.into());
    layers.iter().flat_map(|layer| layer.weights.iter().chain(&layer.biases)).copied().collect()
}

/// The same by nudging every parameter up and down, (9.3).
pub fn by_nudging(plan: &Plan, parameters: &[f64], input: &[f64], target: &[f64]) -> Vec<f64> {
    let nudge = 1e-5;
    let nudged = |n: usize, by: f64| {
        let mut parameters = parameters.to_vec();
        parameters[n] += by;
        plan.error(&parameters, input, target)
    };
    let slope = |n| (nudged(n, nudge) - nudged(n, -nudge)) / (2.0 * nudge);
    (0..parameters.len()).map(slope).collect()
}

/// The same by forward mode: a pass for each parameter.
pub fn by_dual(plan: &Plan, parameters: &[f64], input: &[f64], target: &[f64]) -> Vec<f64> {
    let still = |values: &[f64]| -> Vec<Dual> {
        values.iter().map(|&value| Dual { value, slope: 0.0 }).collect()
    };
    let input = still(input);
    let slope = |n: usize| {
        let mut parameters = still(parameters);
        parameters[n].slope = 1.0;
        plan.error(&parameters, &input, target).slope
    };
    (0..parameters.len()).map(slope).collect()
}

/// How far routes to one gradient are apart, relative to its largest element.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Apart {
    /// The largest difference between a gradient by the tape and by the formulas, relative to the
    /// network's largest gradient.
    pub formula: f64,
    /// Tape and forward mode.
    pub dual: f64,
    /// The largest difference between a gradient by the tape and by nudging, relative to the
    /// network's largest gradient.
    pub nudge: f64,
}

/// All routes over many networks.
#[derive(Debug, Serialize)]
pub struct Routes {
    /// How many networks were tried.
    pub networks: u64,
    /// How many weights and biases the largest of the networks has.
    pub most_parameters: usize,
    /// The largest differences among them.
    pub apart: Apart,
}

/// The largest difference of two lists, relative to the largest element of the first.
pub fn relative(one: &[f64], other: &[f64]) -> f64 {
    let largest = |values: &mut dyn Iterator<Item = f64>| values.fold(0.0, f64::max);
    let scale = largest(&mut one.iter().map(|value| value.abs()));
    largest(&mut one.iter().zip(other).map(|(one, other)| (one - other).abs())) / scale
}

/// The plans of the networks that the routes are compared on: two to four layers that compute, with
/// all activation functions in all places.
pub fn plan_of(seed: u64) -> Plan {
    let kinds = [Activation::Sigmoid, Activation::Tanh, Activation::Relu, Activation::Linear];
    let layers = 2 + (seed % 3) as usize;
    let digit = |place: usize| (seed / 3) as usize / 4_usize.pow(place as u32) % 4;
    let nodes = [3, 4, 3, 5, 2];
    Plan {
        nodes: nodes[..=layers].to_vec(),
        activations: (0..layers).map(|layer| kinds[digit(layer)]).collect(),
    }
}

/// A network by a plan, from a seed, with biases that are not 0.
pub fn drawn(plan: &Plan, seed: u64) -> Network {
    let mut network = Network::seeded(&plan.nodes, &plan.activations, seed);
    for (place, bias) in network.layers.iter_mut().flat_map(|layer| &mut layer.biases).enumerate() {
        *bias = 0.1 * (place + 1) as f64;
    }
    network
}

/// The sample of [`routes`], for a number of inputs and outputs.
pub fn sample(plan: &Plan) -> (Vec<f64>, Vec<f64>) {
    let output = *plan.nodes.last().expect("an output layer");
    ([0.5, -1.0, 2.0][..plan.nodes[0]].to_vec(), [1.0, 0.0, 0.25, -0.5, 0.75][..output].to_vec())
}

/// Tape, formula, forward mode and nudging on 768 networks.
pub fn routes() -> Routes {
    let networks = 768;
    let compared = study::over_seeds(networks, |seed| {
        let plan = plan_of(seed);
        let network = drawn(&plan, seed);
        let (input, target) = sample(&plan);
        let given = parameters(&network);
        let tape = plan.gradient(&given, &input, &target);
        let formula = by_formula(&network, &input, &target);
        let dual = by_dual(&plan, &given, &input, &target);
        let nudge = by_nudging(&plan, &given, &input, &target);
        let apart = if tape.iter().all(|slope| *slope == 0.0) {
            // Every node of a ReLU layer is off: nothing to compare with.
            assert!(formula.iter().chain(&dual).chain(&nudge).all(|slope| *slope == 0.0));
            Apart::default()
        } else {
            Apart {
                formula: relative(&tape, &formula),
                dual: relative(&tape, &dual),
                nudge: relative(&tape, &nudge),
            }
        };
        (given.len(), apart)
    });
    let most = |of: fn(&Apart) -> f64| compared.iter().map(|(_, a)| of(a)).fold(0.0, f64::max);
    Routes {
        networks,
        most_parameters: compared.iter().map(|(count, _)| *count).max().unwrap_or(0),
        apart: Apart {
            formula: most(|a| a.formula),
            dual: most(|a| a.dual),
            nudge: most(|a| a.nudge),
        },
    }
}

/// What a gradient costs for one network: an operation for each value that is computed, and two for
/// each arrow that is walked.
#[derive(Debug, Serialize)]
pub struct Cost {
    /// The nodes of a layer of the network.
    pub nodes: Vec<usize>,
    /// Weights and biases of the network.
    pub parameters: usize,
    /// The operations of one forward pass.
    pub forward: usize,
    /// The arrows on the tape.
    pub arrows: usize,
    /// The operations of the walk.
    pub walk: usize,
    /// What the walk back along the tape costs, in forward passes.
    pub walk_in_forwards: f64,
    /// The operations of the backward pass by chapter 19's formulas.
    pub formula: usize,
    /// The walk, measured in backward passes by the formulas.
    pub walk_in_formulas: f64,
    /// The operations of a whole gradient by the formulas.
    pub by_formula: usize,
    /// The operations of a whole gradient by the tape.
    pub by_tape: usize,
    /// The operations of a whole gradient by forward mode.
    pub by_dual: usize,
    /// The operations of a whole gradient by nudging up and down.
    pub by_nudging: usize,
    /// The numbers on the tape: a value each, and three for each arrow.
    pub numbers_on_tape: usize,
    /// The numbers that the formulas keep: pre- and postactivations.
    pub numbers_kept: usize,
}

/// The costs for one network with sigmoids throughout.
pub fn cost_of(nodes: &[usize]) -> Cost {
    let plan =
        Plan { nodes: nodes.to_vec(), activations: vec![Activation::Sigmoid; nodes.len() - 1] };
    let network = Network::seeded(&plan.nodes, &plan.activations, 1);
    let given = parameters(&network);
    let output = nodes[nodes.len() - 1];
    let tape = Tape::new();
    let on_tape: Vec<Var> = given.iter().map(|&value| tape.var(value)).collect();
    let input: Vec<Var> = (0..nodes[0]).map(|_| tape.var(0.5)).collect();
    plan.error(&on_tape, &input, &vec![0.0; output]);
    let values = tape.values().len();
    let forward = values - given.len() - nodes[0];
    let arrows = tape.arrows().len();
    // A slope and a product for each node, a subtraction for each output, a product for each
    // weight; and over the weights behind the first layer a sum of products comes back.
    let computing: usize = nodes[1..].iter().sum();
    let weights = |ends: &[usize]| ends[0] * ends[1];
    let all: usize = nodes.windows(2).map(weights).sum();
    let back: usize = nodes.windows(2).skip(1).map(|ends| ends[0] * (2 * ends[1] - 1)).sum();
    let formula = 2 * computing + output + all + back;
    let walk = 2 * arrows;
    Cost {
        nodes: nodes.to_vec(),
        parameters: given.len(),
        forward,
        arrows,
        walk,
        walk_in_forwards: walk as f64 / forward as f64,
        formula,
        walk_in_formulas: walk as f64 / formula as f64,
        by_formula: forward + formula,
        by_tape: forward + walk,
        by_dual: given.len() * (forward + walk),
        by_nudging: 2 * given.len() * forward,
        numbers_on_tape: values + 3 * arrows,
        numbers_kept: 2 * computing,
    }
}

/// The networks of the table.
pub const SIZES: [&[usize]; 4] = [&[2, 2, 1], &[3, 4, 1], &[10, 10, 10, 1], &[64, 32, 10]];

/// What a gradient costs, by network.
pub fn cost() -> Vec<Cost> {
    SIZES.iter().map(|nodes| cost_of(nodes)).collect()
}

/// A training run on XOR by the tape alone.
#[derive(Debug, Serialize)]
pub struct Xor {
    /// How many weights and biases the network has.
    pub parameters: usize,
    /// Epochs.
    pub epochs: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// The errors E, summed over the samples, before training and after it.
    pub errors: [f64; 2],
    /// The answers to 00, 01, 10 and 11 after it.
    pub outputs: Vec<f64>,
    /// The largest difference of a weight from the same training by chapter 19's formulas.
    pub from_formula: f64,
}

/// The plan of the XOR network.
pub fn xor_plan() -> Plan {
    Plan { nodes: vec![2, 2, 1], activations: vec![Activation::Tanh, Activation::Sigmoid] }
}

/// Where training on XOR starts.
pub const XOR_SEED: u64 = 1;
/// How long it goes on.
pub const XOR_EPOCHS: usize = 1000;
/// Its learning rate.
pub const XOR_RATE: f64 = 0.5;

/// The XOR samples as plain lists.
pub fn xor_lists() -> Vec<(Vec<f64>, Vec<f64>)> {
    xor_samples().iter().map(|(input, target)| (input.to_vec(), target.to_vec())).collect()
}

/// The parameters after so many epochs on XOR by the tape, and the error before each.
pub fn trained(epochs: usize) -> (Vec<f64>, Vec<f64>) {
    let plan = xor_plan();
    let mut given = parameters(&Network::seeded(&plan.nodes, &plan.activations, XOR_SEED));
    let samples = xor_lists();
    let mut errors = Vec::new();
    for _ in 0..epochs {
        errors.push(total(&plan, &given, &samples));
        for (input, target) in &samples {
            let gradient = plan.gradient(&given, input, target);
            for (parameter, slope) in given.iter_mut().zip(gradient) {
                *parameter -= XOR_RATE * slope;
            }
        }
    }
    (given, errors)
}

/// The error over all samples.
pub fn total(plan: &Plan, parameters: &[f64], samples: &[(Vec<f64>, Vec<f64>)]) -> f64 {
    samples.iter().map(|(input, target)| plan.error(parameters, input, target)).sum()
}

/// The same training by chapter 19's formulas.
pub fn trained_by_formula(epochs: usize) -> Network {
    let plan = xor_plan();
    let mut network = Network::seeded(&plan.nodes, &plan.activations, XOR_SEED);
    let samples: Samples = xor_samples();
    for _ in 0..epochs {
        for (input, target) in samples.iter() {
            let gradients = backpropagate(&network, input, target);
            network.descend(&gradients, XOR_RATE);
        }
    }
    network
}

/// XOR by the tape.
pub fn xor() -> Xor {
    let plan = xor_plan();
    let (given, errors) = trained(XOR_EPOCHS);
    let samples = xor_lists();
    let formula = parameters(&trained_by_formula(XOR_EPOCHS));
    let difference = given.iter().zip(&formula).map(|(one, other)| (one - other).abs());
    Xor {
        parameters: given.len(),
        epochs: XOR_EPOCHS,
        learning_rate: XOR_RATE,
        errors: [errors[0], total(&plan, &given, &samples)],
        outputs: samples.iter().map(|(input, _)| plan.output(&given, input)[0]).collect(),
        from_formula: difference.fold(0.0, f64::max),
    }
}

/// How a training by the tape goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trap {
    /// Not at all.
    Right,
    /// What arrives at a value replaces what is there.
    Overwrites,
    /// Gradients are added up and never reset.
    NeverReset,
    /// The walk goes from the first arrow to the last.
    Forwards,
}

/// How many of the seeds a mistake lets through.
#[derive(Debug, Serialize)]
pub struct Solved {
    /// Seeds that end with all four answers on the right side of one half.
    pub solved: usize,
    /// The standard error of the count of seeds that end with all four answers right.
    pub standard_error: f64,
}

/// A mistake on two networks.
#[derive(Debug, Serialize)]
pub struct TrapRow {
    /// How far the first layer's gradients are from the right ones, 2-3-1, by chapter 10's measure.
    pub one_hidden: f64,
    /// How far the first layer's gradients are from the right ones with a second hidden layer of
    /// three, by chapter 10's measure.
    pub two_hidden: f64,
    /// XOR solved, 2-3-1.
    pub solved_one: Solved,
    /// XOR solved, 2-3-3-1.
    pub solved_two: Solved,
}

/// The traps of the page.
#[derive(Debug, Serialize)]
pub struct Traps {
    /// How many seeds were tried.
    pub seeds: u64,
    /// How many epochs each training has.
    pub epochs: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// Right, overwriting, never reset, forwards.
    pub rows: Vec<TrapRow>,
    /// Never reset with a sigmoid of four values at the output, by the tape.
    pub wild: Solved,
    /// How many of the trainings whose gradients are never reset end with weights that are no
    /// numbers.
    pub wild_no_numbers: usize,
    /// How the formulas of chapter 19 fare in the same trainings.
    pub wild_by_formula: Solved,
}

/// The plans of the traps: tanh throughout.
pub fn trap_plan(hidden_layers: usize) -> Plan {
    let mut nodes = vec![2];
    nodes.extend(vec![3; hidden_layers]);
    nodes.push(1);
    Plan { nodes, activations: vec![Activation::Tanh; hidden_layers + 1] }
}

/// The 2-3-1 network of the traps with a sigmoid at its output.
pub fn wild_plan() -> Plan {
    Plan { activations: vec![Activation::Tanh, Activation::Sigmoid], ..trap_plan(1) }
}

/// The gradient of one sample with a mistake in the walk.
pub fn gradient_with(
    trap: Trap,
    plan: &Plan,
    given: &[f64],
    sample: &(Vec<f64>, Vec<f64>),
) -> Vec<f64> {
    let tape = Tape::new();
    let on_tape = |values: &[f64]| -> Vec<Var> { values.iter().map(|&v| tape.var(v)).collect() };
    let (parameters, input) = (on_tape(given), on_tape(&sample.0));
    let error = plan.error(&parameters, &input, &sample.1);
    let slopes = match trap {
        Trap::Right | Trap::NeverReset => {
            let slopes = error.backward();
            return parameters.iter().map(|&parameter| slopes.of(parameter)).collect();
        }
        Trap::Overwrites => overwritten(&tape, error),
        Trap::Forwards => forwards(&tape, error),
    };
    parameters.iter().map(|parameter| slopes[parameter.place()]).collect()
}

/// Seeds of the traps.
pub const TRAP_SEEDS: u64 = 100;
/// Epochs of the traps.
pub const TRAP_EPOCHS: usize = 1000;

/// The parameters after training on XOR from this seed with a mistake.
pub fn trained_with(trap: Trap, plan: &Plan, seed: u64) -> Vec<f64> {
    let mut given = parameters(&Network::seeded(&plan.nodes, &plan.activations, seed));
    let samples = xor_lists();
    let mut gradient = vec![0.0; given.len()];
    for _ in 0..TRAP_EPOCHS {
        for sample in &samples {
            if trap != Trap::NeverReset {
                gradient.fill(0.0);
            }
            for (sum, slope) in gradient.iter_mut().zip(gradient_with(trap, plan, &given, sample)) {
                *sum += slope;
            }
            for (parameter, slope) in given.iter_mut().zip(&gradient) {
                *parameter -= XOR_RATE * slope;
            }
        }
    }
    given
}

/// Whether a network from this seed learns XOR with a mistake.
pub fn learns(trap: Trap, plan: &Plan, seed: u64) -> bool {
    let given = trained_with(trap, plan, seed);
    let right = |output: f64, target: f64| (output >= 0.5) == (target == 1.0);
    let samples = xor_lists();
    samples.iter().all(|(input, target)| right(plan.output(&given, input)[0], target[0]))
}

/// Whether a network from this seed learns XOR by chapter 19's formulas, at some rate, with gradients
/// that are reset or not.
pub fn learns_by_formula(plan: &Plan, seed: u64, rate: f64, reset: bool) -> bool {
    let samples = xor_samples();
    let mut network = Network::seeded(&plan.nodes, &plan.activations, seed);
    let mut kept: Option<Gradients> = None;
    for _ in 0..TRAP_EPOCHS {
        for (input, target) in samples.iter() {
            let mut sum = backpropagate(&network, input, target);
            for (layer, before) in sum.iter_mut().zip(kept.take().unwrap_or_default()) {
                layer.weights += &before.weights;
                layer.biases += &before.biases;
            }
            network.descend(&sum, rate);
            kept = Some(sum).filter(|_| !reset);
        }
    }
    samples
        .iter()
        .all(|(input, target)| (network.forward(input).output()[0] >= 0.5) == (target[0] == 1.0))
}

/// The mistakes, counted.
pub fn traps() -> Traps {
    let first_layer = |trap: Trap, hidden_layers: usize| {
        let plan = trap_plan(hidden_layers);
        let given = parameters(&drawn(&plan, 7));
        let sample = (vec![0.5, -1.0], vec![1.0]);
        let measured = |trap| gradient_with(trap, &plan, &given, &sample)[..9].to_vec();
        let (right, wrong) = (measured(Trap::Right), measured(trap));
        let length =
            |values: &mut dyn Iterator<Item = f64>| values.map(|v| v * v).sum::<f64>().sqrt();
        length(&mut right.iter().zip(&wrong).map(|(a, b)| a - b))
            / (length(&mut right.iter().copied()) + length(&mut wrong.iter().copied()))
    };
    let solved = |learned: Vec<bool>| {
        let solved = learned.iter().filter(|learned| **learned).count();
        let share = solved as f64 / learned.len() as f64;
        let standard_error = 100.0 * standard_error_of_share(share, learned.len());
        Solved { solved, standard_error }
    };
    let count = |trap: Trap, plan: &Plan| {
        solved(study::over_seeds(TRAP_SEEDS, |seed| learns(trap, plan, seed)))
    };
    let rows =
        [Trap::Right, Trap::Overwrites, Trap::NeverReset, Trap::Forwards].map(|trap| TrapRow {
            one_hidden: first_layer(trap, 1),
            two_hidden: first_layer(trap, 2),
            solved_one: count(trap, &trap_plan(1)),
            solved_two: count(trap, &trap_plan(2)),
        });
    let no_numbers = study::over_seeds(TRAP_SEEDS, |seed| {
        trained_with(Trap::NeverReset, &wild_plan(), seed).iter().any(|weight| weight.is_nan())
    });
    let never_reset = |seed| learns_by_formula(&wild_plan(), seed, XOR_RATE, false);
    Traps {
        seeds: TRAP_SEEDS,
        epochs: TRAP_EPOCHS,
        learning_rate: XOR_RATE,
        rows: rows.into(),
        wild: count(Trap::NeverReset, &wild_plan()),
        wild_no_numbers: no_numbers.into_iter().filter(|none| *none).count(),
        wild_by_formula: solved(study::over_seeds(TRAP_SEEDS, never_reset)),
    }
}

/// A cup of tea that cools: a formula that is no network.
#[derive(Debug, Serialize)]
pub struct Tea {
    /// How many readings there are.
    pub measured: usize,
    /// How many steps the search takes.
    pub steps: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// The parameters at the start: the room, what is above it, the rate.
    pub start: [f64; 3],
    /// What the search starts from: the room in degrees, how much warmer the tea is in degrees, and
    /// the minutes, in this order.
    pub start_degrees: [f64; 3],
    /// The same in the end.
    pub found: [f64; 3],
    /// The gradient at the start.
    pub gradient: [f64; 3],
    /// The temperature of the room that was found, in degrees.
    pub room: f64,
    /// How much warmer the tea was in the beginning, in degrees.
    pub above: f64,
    /// The minutes in which the difference falls to 1/e of itself, as found.
    pub minutes: f64,
    /// The root of the mean square of what is left, in degrees.
    pub off: f64,
}

/// Degrees, a reading every five minutes: 20 + 65·e^(−t/25 min), rounded.
pub const READINGS: [f64; 13] =
    [85.0, 73.0, 64.0, 56.0, 49.0, 44.0, 40.0, 36.0, 33.0, 31.0, 29.0, 27.0, 26.0];
/// The steps of the descent.
pub const TEA_STEPS: usize = 5000;
/// Its learning rate.
pub const TEA_RATE: f64 = 0.005;
/// Where it starts, in tens of degrees and per ten minutes.
pub const TEA_START: [f64; 3] = [4.0, 2.0, 1.0];

/// Half the sum of squares of what the tea's formula, a + b·e^(−c·t), leaves of the readings: tens
/// of degrees, and tens of minutes.
pub fn tea_error<N: Number>([a, b, c]: [N; 3]) -> N {
    let readings = (0..).zip(READINGS);
    let squares = readings.map(|(n, degrees)| {
        let minutes = 5.0 * f64::from(n);
        let off = a + b * (-c * (minutes / 10.0)).exp() + -degrees / 10.0;
        off * off
    });
    squares.reduce(|sum, square| sum + square).expect("a reading") * 0.5
}

/// The gradient of [`tea_error`] by the tape.
pub fn tea_gradient(at: [f64; 3]) -> [f64; 3] {
    let tape = Tape::new();
    let on_tape = at.map(|value| tape.var(value));
    let slopes = tea_error(on_tape).backward();
    on_tape.map(|var| slopes.of(var))
}

/// The parameters after so many steps.
pub fn tea_after(steps: usize) -> [f64; 3] {
    let mut at = TEA_START;
    for _ in 0..steps {
        let gradient = tea_gradient(at);
        for (parameter, slope) in at.iter_mut().zip(gradient) {
            *parameter -= TEA_RATE * slope;
        }
    }
    at
}

/// The tea's descent.
pub fn tea() -> Tea {
    let found = tea_after(TEA_STEPS);
    Tea {
        measured: READINGS.len(),
        steps: TEA_STEPS,
        learning_rate: TEA_RATE,
        start: TEA_START,
        start_degrees: [10.0 * TEA_START[0], 10.0 * TEA_START[1], 10.0 / TEA_START[2]],
        found,
        gradient: tea_gradient(TEA_START),
        room: 10.0 * found[0],
        above: 10.0 * found[1],
        minutes: 10.0 / found[2],
        off: 10.0 * (2.0 * tea_error(found) / READINGS.len() as f64).sqrt(),
    }
}
