//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch01_perceptron::unit_step;
use serde::Serialize;

use crate::{activate, activate_prime, activate_prime_from_post, final_error, half_squared_error};

/// A nudge of one node's preactivation, with the unit step and with the sigmoid.
#[derive(Serialize)]
pub struct Nudge {
    /// The weights of the last node of chapter 7's network, its bias last.
    pub weights: [f64; 3],
    /// What its two hidden nodes answer to 00.
    pub hidden: [f64; 2],
    /// The preactivation before.
    pub pre: f64,
    /// How far it is lowered.
    pub nudge: f64,
    /// The preactivation after the nudge.
    pub nudged_pre: f64,
    /// The target.
    pub target: f64,
    /// The unit step's output before and after.
    pub step: [f64; 2],
    /// The error before and after, with the unit step.
    pub step_error: [f64; 2],
    /// The sigmoid's output before and after.
    pub sigmoid: [f64; 2],
    /// The error before and after, with the sigmoid.
    pub sigmoid_error: [f64; 2],
}

/// What the error says about a small move of the preactivation.
pub fn nudge() -> Nudge {
    let (weights, hidden) = ([1.3, 1.3, -0.5], [0.0, 1.0]);
    let (nudge, target) = (0.1, 0.0);
    let pre = hidden[0] * weights[0] + hidden[1] * weights[1] + weights[2];
    let nudged_pre = pre - nudge;
    let step = [pre, nudged_pre].map(unit_step);
    let sigmoid = [pre, nudged_pre].map(activate);
    Nudge {
        weights,
        hidden,
        pre,
        nudge,
        nudged_pre,
        target,
        step,
        step_error: step.map(|output| half_squared_error(output, target)),
        sigmoid,
        sigmoid_error: sigmoid.map(|output| half_squared_error(output, target)),
    }
}

/// The sigmoid and its slope at one preactivation, step by step.
#[derive(Serialize)]
pub struct ByHand {
    /// The preactivation.
    pub pre: f64,
    /// e to the power of minus the preactivation.
    pub exp: f64,
    /// The denominator of the sigmoid.
    pub denominator: f64,
    /// The postactivation.
    pub post: f64,
    /// 1 − f_A.
    pub rest: f64,
    /// The slope of the sigmoid.
    pub slope: f64,
    /// How far the preactivation is moved to try the slope out.
    pub nudge: f64,
    /// The preactivation after the nudge.
    pub nudged_pre: f64,
    /// The postactivation after the nudge.
    pub nudged_post: f64,
    /// What the slope says the move does to f_A.
    pub predicted_move: f64,
    /// How far the postactivation moved.
    pub actual_move: f64,
    /// The number e.
    pub e: f64,
    /// The postactivation over what it lacks to 1.
    pub odds: f64,
    /// How far an exponent grows, to see e to its power grow.
    pub small: f64,
    /// e to the power of that little, less 1.
    pub grown: f64,
}

/// The numbers that the page works out at a preactivation of 1.
pub fn by_hand() -> ByHand {
    let (pre, nudge, small) = (1.0, 0.1, 0.001);
    let post = activate(pre);
    let slope = activate_prime(pre);
    ByHand {
        pre,
        exp: libm::exp(-pre),
        denominator: 1.0 + libm::exp(-pre),
        post,
        rest: 1.0 - post,
        slope,
        nudge,
        nudged_pre: pre + nudge,
        nudged_post: activate(pre + nudge),
        predicted_move: slope * nudge,
        actual_move: activate(pre + nudge) - post,
        e: libm::exp(1.0),
        odds: post / (1.0 - post),
        small,
        grown: libm::exp(small) - 1.0,
    }
}

/// The sigmoid and its slope at several preactivations.
#[derive(Serialize)]
pub struct Values {
    /// One row for each preactivation.
    pub rows: Vec<Value>,
}

/// The sigmoid and its slope at one preactivation.
#[derive(Serialize)]
pub struct Value {
    /// The preactivation.
    pub pre: f64,
    pub post: f64,
    pub slope: f64,
    /// How many times smaller the slope is than in the middle.
    pub times_smaller: f64,
}

/// The table of values.
pub fn values() -> Values {
    let row = |pre| Value {
        pre,
        post: activate(pre),
        slope: activate_prime(pre),
        times_smaller: activate_prime(0.0) / activate_prime(pre),
    };
    Values { rows: [-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 10.0].map(row).into() }
}

/// The slope far out on the right, by Equation (8.2) and by Equation (8.3).
#[derive(Serialize)]
pub struct Tails {
    /// One row for each preactivation.
    pub rows: Vec<Tail>,
    /// The smallest preactivation for which the computed f_A is exactly 1.
    pub one_from: f64,
    /// The largest number whose exponential an `f64` can hold.
    pub largest_exponent: f64,
}

/// The slope at one preactivation in the tail.
#[derive(Serialize)]
pub struct Tail {
    /// The preactivation.
    pub pre: f64,
    /// 1 − f_A as it is computed.
    pub rest: f64,
    /// f_A · (1 − f_A) as it is computed.
    pub from_post: f64,
    /// The slope by f_A(x) · f_A(−x).
    pub slope: f64,
    /// By how much of itself Equation (8.2) misses the slope.
    pub missed: f64,
}

/// The numbers of the tail.
pub fn tails() -> Tails {
    let row = |pre| {
        let (from_post, slope) = (activate_prime_from_post(activate(pre)), activate_prime(pre));
        let missed = (from_post - slope).abs() / slope;
        Tail { pre, rest: 1.0 - activate(pre), from_post, slope, missed }
    };
    let (mut below, mut one_from) = (30.0, 40.0);
    while one_from - below > 1e-9 {
        let middle = 0.5 * (below + one_from);
        if activate(middle) == 1.0 { one_from = middle } else { below = middle }
    }
    Tails {
        rows: [10.0, 20.0, 30.0, 36.0, 40.0].map(row).into(),
        one_from,
        largest_exponent: libm::log(f64::MAX),
    }
}

/// Three outputs that are all wrong and whose final errors add up to nothing.
#[derive(Serialize)]
pub struct Errors {
    /// One row for each output.
    pub rows: Vec<ErrorRow>,
    /// The sum of the final errors.
    pub sum_of_final_errors: f64,
    /// The sum of the half squared errors.
    pub sum_of_errors: f64,
}

/// One output, its target and its errors.
#[derive(Serialize)]
pub struct ErrorRow {
    /// The output.
    pub output: f64,
    /// The target.
    pub target: f64,
    /// The final error FE.
    pub final_error: f64,
    /// The error E.
    pub error: f64,
}

/// Why the final errors are squared before they are added.
pub fn errors() -> Errors {
    let row = |(output, target)| ErrorRow {
        output,
        target,
        final_error: final_error(output, target),
        error: half_squared_error(output, target),
    };
    let rows: Vec<ErrorRow> = [(0.75, 1.0), (0.375, 0.0), (0.875, 1.0)].map(row).into();
    Errors {
        sum_of_final_errors: rows.iter().map(|row| row.final_error).sum(),
        sum_of_errors: rows.iter().map(|row| row.error).sum(),
        rows,
    }
}

/// One step of training with the half in the error function and without it.
#[derive(Serialize)]
pub struct Half {
    /// The preactivation.
    pub pre: f64,
    pub target: f64,
    pub final_error: f64,
    /// How far the preactivation is nudged to measure a slope.
    pub nudge: f64,
    /// The slope of E = ½FE² along the preactivation, from the formula.
    pub slope: f64,
    pub measured: f64,
    /// The slope of FE² along the preactivation, measured.
    pub measured_without_half: f64,
    /// The preactivation after a step with the half and LR = 1.
    pub with_half: f64,
    /// The preactivation after a step without the half and LR = 1.
    pub without_half: f64,
    /// The preactivation after a step without the half and LR = ½.
    pub without_half_at_half_rate: f64,
}

/// Where the half goes.
pub fn half() -> Half {
    let (pre, target, nudge) = (1.0, 0.0, 1e-5);
    let measure = |error: &dyn Fn(f64) -> f64| {
        (error(activate(pre + nudge)) - error(activate(pre - nudge))) / (2.0 * nudge)
    };
    let measured = measure(&|output| half_squared_error(output, target));
    let measured_without_half =
        measure(&|output| final_error(output, target) * final_error(output, target));
    let final_error = final_error(activate(pre), target);
    let slope = final_error * activate_prime(pre);
    Half {
        pre,
        target,
        final_error,
        nudge,
        slope,
        measured,
        measured_without_half,
        with_half: pre - slope,
        without_half: pre - 2.0 * slope,
        without_half_at_half_rate: pre - 0.5 * (2.0 * slope),
    }
}

/// The last node of chapter 7's network, trained on its four samples.
#[derive(Serialize)]
pub struct LastNode {
    /// The learning rate.
    pub learning_rate: f64,
    /// How the node stands after some of the epochs.
    pub rows: Vec<Trained>,
    /// The answers to 00, 01, 10 and 11 after 1000 epochs with the slope taken of the
    /// postactivation.
    pub mistaken: [f64; 4],
}

/// A node after some epochs of training.
#[derive(Serialize)]
pub struct Trained {
    /// The epochs that have been trained.
    pub epoch: usize,
    /// The node's weights, its bias last.
    pub weights: [f64; 3],
    /// The node's answers to 00, 01, 10 and 11.
    pub outputs: [f64; 4],
}

/// What OR and NAND answer to 00, 01, 10 and 11, the bias's input 1, and the target of XOR.
pub const BEHIND_HIDDEN: [([f64; 3], f64); 4] = [
    ([0.0, 1.0, 1.0], 0.0),
    ([1.0, 1.0, 1.0], 1.0),
    ([1.0, 1.0, 1.0], 1.0),
    ([1.0, 0.0, 1.0], 0.0),
];

/// A node with two inputs and a bias after each of these epochs of Equation (8.8), with the slope
/// that `slope` finds at a preactivation.
pub fn trained(
    samples: &[([f64; 3], f64); 4],
    epochs: &[usize],
    learning_rate: f64,
    slope: impl Fn(f64) -> f64,
) -> Vec<Trained> {
    let mut weights = nudge().weights;
    let pre = |weights: &[f64; 3], inputs: &[f64; 3]| -> f64 {
        weights.iter().zip(inputs).map(|(weight, input)| weight * input).sum()
    };
    let mut rows = vec![];
    for epoch in 0..=epochs.iter().copied().max().unwrap_or(0) {
        if epochs.contains(&epoch) {
            let outputs = samples.map(|(inputs, _)| activate(pre(&weights, &inputs)));
            rows.push(Trained { epoch, weights, outputs });
        }
        for (inputs, target) in samples {
            let pre = pre(&weights, inputs);
            let moved = learning_rate * final_error(activate(pre), *target) * slope(pre);
            for (weight, input) in weights.iter_mut().zip(inputs) {
                *weight -= moved * input;
            }
        }
    }
    rows
}

/// The node of the opening, as a sigmoid node.
pub fn last_node() -> LastNode {
    let learning_rate = 1.0;
    let rows = trained(&BEHIND_HIDDEN, &[0, 1, 10, 100, 1000], learning_rate, activate_prime);
    let slope = |pre| activate_prime(activate(pre));
    let mistaken = trained(&BEHIND_HIDDEN, &[1000], learning_rate, slope)[0].outputs;
    LastNode { learning_rate, rows, mistaken }
}

/// The error at which one node counts as trained.
pub const ENOUGH: f64 = 0.02;

/// Where counting updates gives up. A wrong sign sends a node away from its target for good.
pub const PATIENCE: usize = 1_000_000;

/// How long one node takes to learn from several starts.
#[derive(Serialize)]
pub struct Learning {
    /// The learning rate.
    pub learning_rate: f64,
    /// The target.
    pub target: f64,
    /// The error at which the node counts as trained.
    pub enough: f64,
    /// The output at which it is reached.
    pub enough_output: f64,
    /// One row for each start.
    pub rows: Vec<Start>,
    /// Updates from the last start over those from the one before.
    pub last_ratio: f64,
    /// The preactivation from which the first move is longest.
    pub fastest_pre: f64,
    /// The longest first move.
    pub fastest_move: f64,
}

/// One start.
#[derive(Serialize)]
pub struct Start {
    /// The preactivation at the start.
    pub pre: f64,
    /// The output at the start.
    pub output: f64,
    pub final_error: f64,
    /// The slope at the start.
    pub slope: f64,
    /// How far the first update lowers the preactivation.
    pub first_move: f64,
    /// Updates until the error is small enough.
    pub updates: usize,
}

/// One update of a node with a single weight and an input of 1, whose preactivation is its
/// weight, Equations (8.4) and (8.7).
pub fn updated(pre: f64, target: f64, learning_rate: f64) -> f64 {
    pre - learning_rate * final_error(activate(pre), target) * activate_prime(pre)
}

/// Updates until E is at most `enough`, or [`PATIENCE`].
pub fn updates_until(enough: f64, start: f64, target: f64, learning_rate: f64) -> usize {
    let mut pre = start;
    let mut updates = 0;
    while half_squared_error(activate(pre), target) > enough && updates < PATIENCE {
        pre = updated(pre, target, learning_rate);
        updates += 1;
    }
    updates
}

/// Learning from the middle and from the tail.
pub fn learning() -> Learning {
    let (target, learning_rate, enough) = (0.0, 1.0, ENOUGH);
    let row = |pre| Start {
        pre,
        output: activate(pre),
        final_error: final_error(activate(pre), target),
        slope: activate_prime(pre),
        first_move: pre - updated(pre, target, learning_rate),
        updates: updates_until(enough, pre, target, learning_rate),
    };
    let rows: Vec<Start> = [0.0, 2.0, 4.0, 6.0, 8.0].map(row).into();
    let moves = |pre: f64| pre - updated(pre, target, learning_rate);
    let tried = (0..=80_000).map(|step| f64::from(step) * 1e-4);
    let fastest_pre = tried.fold(0.0, |top, pre| if moves(pre) > moves(top) { pre } else { top });
    Learning {
        learning_rate,
        target,
        enough,
        enough_output: (2.0 * enough).sqrt(),
        last_ratio: rows[4].updates as f64 / rows[3].updates as f64,
        fastest_pre,
        fastest_move: row(fastest_pre).first_move,
        rows,
    }
}

/// The slope applied to the postactivation by mistake.
#[derive(Serialize)]
pub struct Trap {
    /// One row for each preactivation.
    pub rows: Vec<TrapRow>,
    /// The smallest slope the mistake can report, f_A′(1).
    pub smallest: f64,
    /// The largest, f_A′(0).
    pub largest: f64,
    /// The start of the training run below.
    pub start: f64,
    /// Updates from there with the right slope.
    pub updates: usize,
    /// Updates from there with the mistake.
    pub mistaken_updates: usize,
    /// The slope at the fourth preactivation, measured by a nudge.
    pub measured: f64,
    /// How many times the right slope in the middle is that at the last preactivation.
    pub right_ratio: f64,
    /// How many times the wrong slope in the middle is that at the last preactivation.
    pub wrong_ratio: f64,
}

/// The mistake at one preactivation.
#[derive(Serialize)]
pub struct TrapRow {
    /// The preactivation.
    pub pre: f64,
    /// The postactivation.
    pub post: f64,
    /// f_A′ of the preactivation: right.
    pub slope: f64,
    /// `post` · (1 − `post`): right.
    pub from_post: f64,
    /// f_A′ of the postactivation: wrong.
    pub slope_of_post: f64,
    /// How many times too large the wrong one is.
    pub times: f64,
}

/// The trap, from the middle to the tail.
pub fn trap() -> Trap {
    let row = |pre| {
        let post = activate(pre);
        let (slope, slope_of_post) = (activate_prime(pre), activate_prime(post));
        let from_post = activate_prime_from_post(post);
        TrapRow { pre, post, slope, from_post, slope_of_post, times: slope_of_post / slope }
    };
    let start = 6.0;
    let (mut pre, mut mistaken_updates) = (start, 0);
    while half_squared_error(activate(pre), 0.0) > ENOUGH && mistaken_updates < PATIENCE {
        pre -= final_error(activate(pre), 0.0) * activate_prime(activate(pre));
        mistaken_updates += 1;
    }
    let rows: Vec<TrapRow> = [-2.0, 0.0, 2.0, 4.0, 6.0].map(row).into();
    Trap {
        right_ratio: rows[1].slope / rows[4].slope,
        wrong_ratio: rows[1].slope_of_post / rows[4].slope_of_post,
        rows,
        smallest: activate_prime(1.0),
        largest: activate_prime(0.0),
        start,
        updates: updates_until(ENOUGH, start, 0.0, 1.0),
        mistaken_updates,
        measured: (activate(4.0 + 1e-5) - activate(4.0 - 1e-5)) / 2e-5,
    }
}
