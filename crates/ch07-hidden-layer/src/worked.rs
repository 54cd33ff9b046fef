//! The chapter's worked examples: every number that its page prints.

use ch01_perceptron::{perceptron, preactivation, unit_step};
use ch03_learning_rule::{Sample, correct, epoch, update};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::{Spread, spread};

use crate::{AND, NAND, OR, StepNetwork, separate, truth_table, with_one};

/// XOR's targets, for the inputs 00, 01, 10 and 11.
pub const XOR: [f64; 4] = [0.0, 1.0, 1.0, 0.0];

/// The targets of AND.
pub const AND_TARGETS: [f64; 4] = [0.0, 0.0, 0.0, 1.0];

/// A preactivation and the answer.
#[derive(Serialize)]
pub struct Answer {
    /// The preactivation.
    pub pre: f64,
    /// 0 or 1.
    pub answer: f64,
}

fn answer(input: &[f64], weights: &[f64]) -> Answer {
    let pre = preactivation(&with_one(input), weights);
    Answer { pre, answer: unit_step(pre) }
}

/// One row of the table of single nodes.
#[derive(Serialize)]
pub struct NodesRow {
    /// The two inputs.
    pub input: Vec<f64>,
    /// AND.
    pub and: Answer,
    /// OR.
    pub or: Answer,
    /// NAND.
    pub nand: Answer,
}

/// Three single nodes.
#[derive(Serialize)]
pub struct Nodes {
    /// The weights of AND, the bias last.
    pub and: [f64; 3],
    /// The weights of OR.
    pub or: [f64; 3],
    /// The weights of NAND.
    pub nand: [f64; 3],
    /// The inputs 00, 01, 10, 11.
    pub rows: Vec<NodesRow>,
}

/// The four corners of the square.
pub fn corners() -> Vec<Vec<f64>> {
    truth_table(&XOR).into_iter().map(|sample| sample.input[..2].to_vec()).collect()
}

/// AND, OR and NAND on all inputs.
pub fn nodes() -> Nodes {
    let row = |input: Vec<f64>| NodesRow {
        and: answer(&input, &AND),
        or: answer(&input, &OR),
        nand: answer(&input, &NAND),
        input,
    };
    Nodes { and: AND, or: OR, nand: NAND, rows: corners().into_iter().map(row).collect() }
}

/// All weights of a grid, tried out.
#[derive(Serialize)]
pub struct Grid {
    /// The largest weight; the smallest is its negative.
    pub reach: f64,
    /// The distance of two neighbours.
    pub step: f64,
    /// The values of one weight.
    pub values: usize,
    /// The triples of weights.
    pub nodes: usize,
    /// How many triples have 0, 1, 2, 3 and 4 right answers to AND.
    pub and: [usize; 5],
    /// The same for XOR.
    pub xor: [usize; 5],
    /// How many different functions are there among them.
    pub functions: usize,
}

/// Two weights and a bias from −5 to 5 in tenths. They are whole numbers here, ten times as large,
/// since a factor of all weights changes no answer.
pub fn grid() -> Grid {
    let tenths = 50_i32;
    let inputs: Vec<Vec<f64>> = corners().iter().map(|corner| with_one(corner)).collect();
    let mut counts = [0_usize; 16];
    let range = || (-tenths..=tenths).map(f64::from);
    for first in range() {
        for second in range() {
            for bias in range() {
                let function: usize = inputs
                    .iter()
                    .enumerate()
                    .map(|(row, input)| (perceptron(input, &[first, second, bias]) as usize) << row)
                    .sum();
                counts[function] += 1;
            }
        }
    }
    let right = |targets: [f64; 4]| {
        let mut by_right = [0; 5];
        for (function, count) in counts.iter().enumerate() {
            let says = |row: usize| ((function >> row) & 1) as f64;
            by_right[(0..4).filter(|row| says(*row) == targets[*row]).count()] += count;
        }
        by_right
    };
    Grid {
        reach: 5.0,
        step: 0.1,
        values: 2 * tenths as usize + 1,
        nodes: counts.iter().sum(),
        and: right(AND_TARGETS),
        xor: right(XOR),
        functions: counts.iter().filter(|count| **count > 0).count(),
    }
}

/// One answer of the rule's round.
#[derive(Serialize)]
pub struct CycleStep {
    /// The two inputs.
    pub input: Vec<f64>,
    /// T.
    pub target: f64,
    /// The preactivation with the weights before.
    pub pre: f64,
    /// FE.
    pub final_error: f64,
    /// What the update adds to the weights.
    pub change: Vec<f64>,
    /// The weights after.
    pub weights: Vec<f64>,
}

/// The perceptron's rule on XOR.
#[derive(Serialize)]
pub struct Cycle {
    /// Mistakes in the first epochs.
    pub first_mistakes: Vec<usize>,
    /// The epoch that the table shows.
    pub epoch: usize,
    /// The weights before it.
    pub before: Vec<f64>,
    /// Its four answers.
    pub steps: Vec<CycleStep>,
    /// What the four updates add up to.
    pub sum: Vec<f64>,
    /// How many epochs were run.
    pub epochs: usize,
    /// The fewest mistakes in any of them from the table's on.
    pub fewest: usize,
    /// The most.
    pub most: usize,
}

/// From zero at a learning rate of 1.
pub fn cycle() -> Cycle {
    let (samples, shown, epochs) = (truth_table(&XOR), 3, 1000);
    let mut weights = vec![0.0; 3];
    let mut first_mistakes: Vec<usize> =
        (1..shown).map(|_| epoch(&mut weights, &samples, 1.0)).collect();
    let before = weights.clone();
    let steps: Vec<CycleStep> = samples
        .iter()
        .map(|sample| {
            let (pre, old) = (preactivation(&sample.input, &weights), weights.clone());
            let final_error = update(&mut weights, sample, 1.0);
            let change = weights.iter().zip(&old).map(|(new, old)| new - old).collect();
            let (input, target) = (sample.input[..2].to_vec(), sample.target);
            CycleStep { input, target, pre, final_error, change, weights: weights.clone() }
        })
        .collect();
    let sum = (0..3).map(|i| steps.iter().map(|step| step.change[i]).sum()).collect();
    first_mistakes.push(steps.iter().filter(|step| step.final_error != 0.0).count());
    let later: Vec<usize> = (shown..epochs).map(|_| epoch(&mut weights, &samples, 1.0)).collect();
    Cycle {
        first_mistakes,
        epoch: shown,
        before,
        steps,
        sum,
        epochs,
        fewest: later.iter().copied().min().unwrap_or(0),
        most: later.iter().copied().max().unwrap_or(0),
    }
}

/// The rule from many starts.
#[derive(Serialize)]
pub struct Starts {
    /// How many starts.
    pub seeds: usize,
    /// How many epochs each.
    pub epochs: usize,
    /// LR.
    pub learning_rate: f64,
    /// How many of the starts come to an epoch without a mistake on AND.
    pub and_finished: usize,
    /// The number of that epoch.
    pub and_epoch: Spread,
    /// How many do on XOR.
    pub xor_finished: usize,
    /// The fewest mistakes in any epoch on XOR.
    pub xor_fewest: Spread,
}

/// Two weights and a bias, drawn uniformly from −1 to 1.
pub fn start(seed: u64) -> Vec<f64> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    (0..3).map(|_| rng.random_range(-1.0..1.0)).collect()
}

/// AND and XOR from a hundred starts.
pub fn starts() -> Starts {
    let (seeds, epochs, learning_rate) = (100, 1000, 0.1);
    let (and, xor) = (truth_table(&AND_TARGETS), truth_table(&XOR));
    let (mut and_epochs, mut fewest) = (vec![], vec![]);
    for seed in 0..seeds {
        let mut weights = start(seed);
        let finished = (1..=epochs).find(|_| epoch(&mut weights, &and, learning_rate) == 0);
        and_epochs.extend(finished.map(|number| number as f64));
        let mut weights = start(seed);
        let mistakes = (0..epochs).map(|_| epoch(&mut weights, &xor, learning_rate) as f64);
        fewest.push(mistakes.fold(f64::INFINITY, f64::min));
    }
    Starts {
        seeds: seeds as usize,
        epochs,
        learning_rate,
        and_finished: and_epochs.len(),
        and_epoch: spread(and_epochs),
        xor_finished: fewest.iter().filter(|mistakes| **mistakes == 0.0).count(),
        xor_fewest: spread(fewest),
    }
}

/// One row of a network's truth table.
#[derive(Serialize)]
pub struct NetworkRow {
    /// The inputs.
    pub input: Vec<f64>,
    /// The hidden nodes' preactivations.
    pub pre_h: Vec<f64>,
    /// What the hidden nodes answer.
    pub post_h: Vec<f64>,
    /// The output node's preactivation.
    pub pre_o: f64,
    /// What the network answers.
    pub post_o: f64,
}

/// A network on several inputs.
#[derive(Serialize)]
pub struct NetworkTable {
    /// The weights on the way into the hidden nodes.
    pub into_hidden: Vec<Vec<f64>>,
    /// The weights on the way into the output node.
    pub into_output: Vec<f64>,
    /// One row for each input.
    pub rows: Vec<NetworkRow>,
}

fn table(network: &StepNetwork, inputs: &[Vec<f64>]) -> NetworkTable {
    let row = |input: &Vec<f64>| {
        let pre_h = network.into_hidden.iter();
        let post_h = network.hidden_outputs(input);
        NetworkRow {
            pre_h: pre_h.map(|weights| preactivation(&with_one(input), weights)).collect(),
            pre_o: preactivation(&with_one(&post_h), &network.into_output),
            post_o: network.output(input),
            input: input.clone(),
            post_h,
        }
    };
    NetworkTable {
        into_hidden: network.into_hidden.clone(),
        into_output: network.into_output.clone(),
        rows: inputs.iter().map(row).collect(),
    }
}

/// The network of the page on its four inputs.
pub fn xor_network() -> NetworkTable {
    table(&StepNetwork::xor(), &corners())
}

/// Chapter 1's alarm, which rings when it is far too cold or far too warm.
pub fn alarm_network() -> StepNetwork {
    StepNetwork { into_hidden: vec![vec![1.0, -2.0], vec![-1.0, -2.0]], into_output: OR.into() }
}

/// The alarm on the four temperatures of chapter 1.
pub fn alarm() -> NetworkTable {
    table(&alarm_network(), &[-3.0, -1.0, 1.0, 3.0].map(|degrees| vec![degrees]))
}

/// Three hidden nodes whose lines make a triangle about the middle, and an output node that says
/// yes where at least `needed` of them do. `turn` in degrees, `size` is the distance of the lines
/// from the middle.
pub fn triangle(turn: f64, size: f64, needed: f64) -> StepNetwork {
    let inward = |side: f64| {
        let angle = (turn + 90.0 + 120.0 * side).to_radians();
        vec![-libm::cos(angle), -libm::sin(angle), size]
    };
    StepNetwork {
        into_hidden: [2.0, 0.0, 1.0].map(inward).into(),
        into_output: vec![1.0, 1.0, 1.0, 0.5 - needed],
    }
}

/// The triangle of the page, in the middle and at a point beyond one of its sides.
pub fn triangle_table() -> NetworkTable {
    let mut told = table(&triangle(0.0, 1.0, 3.0), &[vec![0.0, 0.0], vec![0.0, 2.0]]);
    for weight in told.into_hidden.iter_mut().flatten() {
        // A cosine of 90 degrees misses 0 by a hair, and so would its sign.
        if weight.abs() < 1e-12 {
            *weight = 0.0;
        }
    }
    told
}

/// Lines in a plane.
#[derive(Serialize)]
pub struct Lines {
    /// How many lines.
    pub lines: usize,
    /// How many regions they make at most.
    pub regions: usize,
    /// How many patterns of yes and no as many nodes could have.
    pub patterns: usize,
}

/// Each new line crosses all that are there, and cuts one region more than it crosses lines.
pub fn lines() -> Vec<Lines> {
    let mut regions = 1;
    (1..=4)
        .map(|lines| {
            regions += lines;
            Lines { lines, regions, patterns: 1 << lines }
        })
        .collect()
}

/// A hidden layer without steps.
#[derive(Serialize)]
pub struct Linear {
    /// The weights on the way into the two hidden nodes.
    pub into_hidden: Vec<Vec<f64>>,
    /// The weights on the way into the output node.
    pub into_output: Vec<f64>,
    /// The single node that it is.
    pub single: Vec<f64>,
    /// The input that is followed.
    pub input: Vec<f64>,
    /// What the hidden nodes hand on.
    pub hidden: Vec<f64>,
    /// The output node's preactivation.
    pub pre: f64,
    /// The single node's.
    pub single_pre: f64,
    /// The single node of the XOR network.
    pub xor_single: Vec<f64>,
    /// How many of XOR's four answers it has right.
    pub xor_right: usize,
}

/// The network of the page, its hidden nodes without steps.
pub fn linear_network() -> StepNetwork {
    StepNetwork {
        into_hidden: vec![vec![2.0, -1.0, 0.5], vec![0.5, 3.0, -1.0]],
        into_output: vec![1.0, -2.0, 0.25],
    }
}

/// Two networks multiplied out.
pub fn linear() -> Linear {
    let (network, input) = (linear_network(), vec![1.0, 0.0]);
    let (single, xor_single) = (network.multiplied_out(), StepNetwork::xor().multiplied_out());
    let hidden = network.into_hidden.iter();
    Linear {
        hidden: hidden.map(|weights| preactivation(&with_one(&input), weights)).collect(),
        pre: network.linear_pre(&input),
        single_pre: preactivation(&with_one(&input), &single),
        xor_right: correct(&xor_single, &truth_table(&XOR)),
        into_hidden: network.into_hidden,
        into_output: network.into_output,
        single,
        input,
        xor_single,
    }
}

/// How many functions one node can do.
#[derive(Serialize)]
pub struct Count {
    /// How many inputs.
    pub inputs: usize,
    /// How many ways to set them.
    pub rows: usize,
    /// How many functions there are.
    pub functions: usize,
    /// How many of them one node can do.
    pub separable: usize,
    /// Their share.
    pub share: f64,
}

/// The targets of the function with this number: bit by bit, row 0 first.
pub fn targets(inputs: usize, function: usize) -> Vec<f64> {
    (0..1_usize << inputs).map(|row| ((function >> row) & 1) as f64).collect()
}

/// Asks the rule about every function of one, two, three and four inputs.
pub fn count() -> Vec<Count> {
    (1..=4)
        .map(|inputs| {
            let rows = 1_usize << inputs;
            let functions = 1_usize << rows;
            let can =
                |function: &usize| separate(&truth_table(&targets(inputs, *function))).is_some();
            let separable = (0..functions).filter(can).count();
            let share = separable as f64 / functions as f64;
            Count { inputs, rows, functions, separable, share }
        })
        .collect()
}

/// Why the rule cannot train the hidden nodes.
#[derive(Serialize)]
pub struct NoTarget {
    /// Pairs of functions that two hidden nodes can have.
    pub pairs: usize,
    /// How many of them an output node can make XOR of.
    pub solving: usize,
    /// In how many of those the first hidden node says yes to 10.
    pub says_yes: usize,
    /// The nudge.
    pub nudge: f64,
    /// How many weights of our network were nudged, each up and down.
    pub weights: usize,
    /// How many of the answers changed, over all nudges.
    pub changed: usize,
}

/// Small moves of drawn networks' weights.
#[derive(Serialize)]
pub struct Nudged {
    /// How many networks.
    pub networks: usize,
    /// How many of them have XOR right before they are moved.
    pub right: usize,
    /// One row a nudge.
    pub rows: Vec<NudgeRow>,
}

/// What one nudge shows.
#[derive(Serialize)]
pub struct NudgeRow {
    /// By how much each weight goes up and down.
    pub nudge: f64,
    /// In how many networks no answer changes, whichever weight is moved.
    pub unchanged: usize,
    /// In how many some answer changes, but no move makes more of them right.
    pub no_better: usize,
    /// In how many some move makes more answers right.
    pub better: usize,
}

/// A 2-2-1 network with all weights drawn uniformly from −1 to 1.
pub fn drawn_network(seed: u64) -> StepNetwork {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut node = || (0..3).map(|_| rng.random_range(-1.0..1.0)).collect();
    StepNetwork { into_hidden: vec![node(), node()], into_output: node() }
}

/// The network with each of its nine weights moved down and up, one at a time.
fn all_nudges(network: &StepNetwork, nudge: f64) -> Vec<StepNetwork> {
    let moved = |(number, by): (usize, f64)| {
        let mut nudged = network.clone();
        match number / 3 {
            h @ 0..2 => nudged.into_hidden[h][number % 3] += by,
            _ => nudged.into_output[number % 3] += by,
        }
        nudged
    };
    (0..9).flat_map(|number| [(number, -nudge), (number, nudge)]).map(moved).collect()
}

/// A thousand drawn networks, each nudged in all its weights.
pub fn nudged() -> Nudged {
    let networks = 1000;
    let corners = corners();
    let answers =
        |network: &StepNetwork| [0, 1, 2, 3].map(|row: usize| network.output(&corners[row]));
    let right = |answers: &[f64; 4]| answers.iter().zip(&XOR).filter(|(is, to)| is == to).count();
    let row = |nudge| {
        let (mut unchanged, mut better) = (0, 0);
        for seed in 0..networks {
            let network = drawn_network(seed);
            let before = answers(&network);
            let after: Vec<[f64; 4]> = all_nudges(&network, nudge).iter().map(answers).collect();
            unchanged += usize::from(after.iter().all(|now| *now == before));
            better += usize::from(after.iter().any(|now| right(now) > right(&before)));
        }
        NudgeRow { nudge, unchanged, better, no_better: networks as usize - unchanged - better }
    };
    Nudged {
        networks: networks as usize,
        right: (0..networks).filter(|seed| right(&answers(&drawn_network(*seed))) == 4).count(),
        rows: [0.1, 0.01, 0.001].map(row).into(),
    }
}

/// The functions of two inputs that one node can do, by their targets.
pub fn hidden_functions() -> Vec<Vec<f64>> {
    let all = (0..16).map(|function| targets(2, function));
    all.filter(|targets| separate(&truth_table(targets)).is_some()).collect()
}

/// Whether an output node can make XOR of two hidden nodes that answer so.
pub fn makes_xor(first: &[f64], second: &[f64]) -> bool {
    let seen = |row: usize| Sample { input: vec![first[row], second[row], 1.0], target: XOR[row] };
    separate(&[0, 1, 2, 3].map(seen)).is_some()
}

/// All pairs of hidden nodes, and all small moves of our network's weights.
pub fn no_target() -> NoTarget {
    let functions = hidden_functions();
    let (mut solving, mut says_yes) = (0, 0);
    for first in &functions {
        for second in &functions {
            if makes_xor(first, second) {
                solving += 1;
                says_yes += usize::from(first[2] == 1.0);
            }
        }
    }
    let (nudge, network, mut changed) = (0.1, StepNetwork::xor(), 0);
    for nudged in all_nudges(&network, nudge) {
        changed += corners().iter().filter(|at| nudged.output(at) != network.output(at)).count();
    }
    NoTarget {
        pairs: functions.len() * functions.len(),
        solving,
        says_yes,
        nudge,
        weights: 9,
        changed,
    }
}
