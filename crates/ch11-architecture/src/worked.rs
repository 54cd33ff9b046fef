//! The chapter's worked examples: every number that its page prints.

use ch08_sigmoid::{activate_prime, final_error, half_squared_error};
use ch10_backpropagation::mazur::{INPUT, LEARNING_RATE, TARGETS, TwoOutputs};
use ch10_backpropagation::relative_error;
use ndarray::{Array1, Array2, ArrayView1, array};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::over_seeds;

use crate::{Gradients, Network, backpropagate};

/// Seeds of every count on the page.
pub const SEEDS: u64 = 100;

/// Epochs of every training run on the page.
pub const EPOCHS: usize = 5000;

/// The network of chapters 9 and 10 in matrices.
pub fn network() -> Network {
    from_rows(&ch09_training::worked::network())
}

/// A network of chapter 9 in matrices: its rows are the rows, its list of HtoO a column.
pub fn from_rows(network: &ch09_training::Network) -> Network {
    let (inputs, hidden) = (network.i_to_h.len(), network.h_to_o.len());
    let i_to_h = Array2::from_shape_fn((inputs, hidden), |(i, h)| network.i_to_h[i][h]);
    let h_to_o = Array2::from_shape_fn((hidden, 1), |(h, _)| network.h_to_o[h]);
    Network { i_to_h, h_to_o }
}

/// The error E of a network on one sample, summed over its outputs.
///
/// # Panics
///
/// If the sample does not fit the network.
pub fn error(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> f64 {
    let forward = network.forward(input).expect("the sample fits the network");
    forward
        .post_o
        .iter()
        .zip(target)
        .map(|(&post, &goal)| half_squared_error(post, goal))
        .sum()
}

/// The gradients by nudging, as in chapter 9.
pub fn nudged(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
    nudge: f64,
) -> Gradients {
    let slope = |change: &dyn Fn(&mut Network, f64)| {
        let error_at = |by: f64| {
            let mut network = network.clone();
            change(&mut network, by);
            error(&network, input, target)
        };
        (error_at(nudge) - error_at(-nudge)) / (2.0 * nudge)
    };
    Gradients {
        i_to_h: Array2::from_shape_fn(network.i_to_h.dim(), |at| {
            slope(&|network, by| network.i_to_h[at] += by)
        }),
        h_to_o: Array2::from_shape_fn(network.h_to_o.dim(), |at| {
            slope(&|network, by| network.h_to_o[at] += by)
        }),
    }
}

/// How far two gradients of one matrix are apart, chapter 10's relative error.
///
/// # Panics
///
/// If their shapes differ.
pub fn apart(a: &Array2<f64>, b: &Array2<f64>) -> f64 {
    assert_eq!(a.dim(), b.dim(), "gradients of one matrix");
    let list = |matrix: &Array2<f64>| matrix.iter().copied().collect::<Vec<f64>>();
    relative_error(&list(a), &list(b))
}

/// The update of chapter 10 in matrices, number by number.
#[derive(Serialize)]
pub struct OneUpdate {
    /// The inputs.
    pub input: Vec<f64>,
    /// ItoH.
    pub i_to_h: Vec<Vec<f64>>,
    /// HtoO, 4 rows of 1.
    pub h_to_o: Vec<Vec<f64>>,
    /// What each input contributes to each preactivation, 3 rows of 4.
    pub contribution: Vec<Vec<f64>>,
    /// The hidden nodes' preactivations.
    pub pre_h: Vec<f64>,
    /// The hidden nodes' postactivations.
    pub post_h: Vec<f64>,
    /// The output node's preactivation.
    pub pre_o: Vec<f64>,
    /// The output.
    pub post_o: Vec<f64>,
    /// S_ERROR.
    pub error_signal: Vec<f64>,
    /// HtoO · S_ERROR.
    pub arriving: Vec<f64>,
    /// The slopes of the hidden nodes.
    pub slope_h: Vec<f64>,
    /// The same behind the hidden nodes.
    pub behind: Vec<f64>,
    /// The gradients of HtoO, 4 rows of 1.
    pub gradient_h_to_o: Vec<Vec<f64>>,
    /// The gradients of ItoH, 3 rows of 4.
    pub gradient_i_to_h: Vec<Vec<f64>>,
    /// HtoO after the update.
    pub new_h_to_o: Vec<Vec<f64>>,
    /// ItoH after the update.
    pub new_i_to_h: Vec<Vec<f64>>,
    /// E before.
    pub error: f64,
    /// E after.
    pub new_error: f64,
    /// Numbers that chapter 10 has too.
    pub compared: usize,
    /// Those of them that are equal in all 64 bits.
    pub equal: usize,
}

fn rows(matrix: &Array2<f64>) -> Vec<Vec<f64>> {
    matrix.outer_iter().map(|row| row.to_vec()).collect()
}

/// Chapter 10's update, in matrices.
pub fn one_update() -> OneUpdate {
    let sample = ch09_training::worked::sample();
    let (input, target) = (Array1::from(sample.input), array![sample.target]);
    let before = network();
    let forward = fitting(before.forward(input.view()));
    let fe = final_error(forward.post_o[0], target[0]);
    let error_signal = array![fe] * forward.pre_o.mapv(activate_prime);
    let arriving = before.h_to_o.dot(&error_signal);
    let slope_h = forward.pre_h.mapv(activate_prime);
    let gradients = fitting(backpropagate(&before, input.view(), target.view()));
    let mut after = before.clone();
    after.descend(&gradients, 1.0);
    let update = OneUpdate {
        input: input.to_vec(),
        i_to_h: rows(&before.i_to_h),
        h_to_o: rows(&before.h_to_o),
        contribution: rows(&Array2::from_shape_fn((3, 4), |(i, h)| {
            input[i] * before.i_to_h[[i, h]]
        })),
        pre_h: forward.pre_h.to_vec(),
        post_h: forward.post_h.to_vec(),
        pre_o: forward.pre_o.to_vec(),
        post_o: forward.post_o.to_vec(),
        error_signal: error_signal.to_vec(),
        behind: (&arriving * &slope_h).to_vec(),
        arriving: arriving.to_vec(),
        slope_h: slope_h.to_vec(),
        gradient_h_to_o: rows(&gradients.h_to_o),
        gradient_i_to_h: rows(&gradients.i_to_h),
        new_h_to_o: rows(&after.h_to_o),
        new_i_to_h: rows(&after.i_to_h),
        error: error(&before, input.view(), target.view()),
        new_error: error(&after, input.view(), target.view()),
        compared: 0,
        equal: 0,
    };
    let pairs = beside_chapter_10(&update);
    let equal = pairs.iter().filter(|(a, b)| a.to_bits() == b.to_bits()).count();
    OneUpdate { compared: pairs.len(), equal, ..update }
}

/// Each number of the update, and beside it the number of chapter 10.
pub fn beside_chapter_10(ours: &OneUpdate) -> Vec<(f64, f64)> {
    let scalar = ch10_backpropagation::worked::one_update();
    let pairs = [
        (ours.pre_h.clone(), scalar.pre_h),
        (ours.post_h.clone(), scalar.post_h),
        (ours.pre_o.clone(), vec![scalar.pre_o]),
        (ours.post_o.clone(), vec![scalar.post_o]),
        (ours.error_signal.clone(), vec![scalar.error_signal]),
        (ours.arriving.clone(), scalar.arriving),
        (ours.slope_h.clone(), scalar.slope_h),
        (ours.behind.clone(), scalar.behind),
        (ours.gradient_h_to_o.concat(), scalar.gradient_h_to_o),
        (ours.gradient_i_to_h.concat(), scalar.gradient_i_to_h.concat()),
        (ours.new_h_to_o.concat(), scalar.new_h_to_o),
        (ours.new_i_to_h.concat(), scalar.new_i_to_h.concat()),
        (vec![ours.error, ours.new_error], vec![scalar.error, scalar.new_error]),
    ];
    pairs.into_iter().flat_map(|(ours, scalar)| ours.into_iter().zip(scalar)).collect()
}

fn fitting<T>(result: Result<T, crate::ShapeError>) -> T {
    result.expect("the worked shapes fit")
}

/// Where the matrices' sums and the loops' begin to differ in their last bits.
#[derive(Serialize)]
pub struct Rounding {
    /// Drawn products for each length.
    pub draws: u64,
    /// The longest sum that was tried.
    pub longest: usize,
    /// The first length at which a row of values times a matrix of one column differs: the
    /// output node's preactivation.
    pub one_column: usize,
    /// The lengths at which it differs with two columns.
    pub two_columns: usize,
    /// The first length at which a matrix times a column of values differs: what arrives.
    pub by_rows: usize,
    /// How the output node's preactivation fares, by the number of hidden nodes.
    pub lengths: Vec<RoundingRow>,
    /// One number minus ten tenths, as the computer multiplies and subtracts.
    pub in_two_steps: f64,
    /// The same with a fused multiply-add.
    pub fused: f64,
}

/// How often the two sums agree at one length.
#[derive(Serialize)]
pub struct RoundingRow {
    /// Terms of the sum.
    pub terms: usize,
    /// Draws whose sums agree in all bits.
    pub equal: u64,
    /// The largest difference of the others.
    pub largest: f64,
}

/// Drawn values and weights, and their product's first entry in a matrix and in a loop.
fn both_sums(terms: usize, columns: usize, seed: u64) -> (f64, f64) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let values = Array1::from_shape_simple_fn(terms, || rng.random_range(-1.0..1.0));
    let weights =
        Array2::from_shape_simple_fn((terms, columns), || rng.random_range(-1.0..1.0));
    let looped = values.iter().zip(weights.column(0)).map(|(v, w)| v * w).sum();
    (values.dot(&weights)[0], looped)
}

/// The same for a matrix on the left.
fn both_sums_by_rows(terms: usize, seed: u64) -> (f64, f64) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let values = Array1::from_shape_simple_fn(terms, || rng.random_range(-1.0..1.0));
    let weights =
        Array2::from_shape_simple_fn((3, terms), || rng.random_range(-1.0..1.0));
    let looped = values.iter().zip(weights.row(0)).map(|(v, w)| w * v).sum();
    (weights.dot(&values)[0], looped)
}

/// Where the two sums begin to differ.
pub fn rounding() -> Rounding {
    let (draws, longest, ten) = (1000, 64, 10.0_f64);
    let differing = |sums: &dyn Fn(usize, u64) -> (f64, f64)| -> Vec<usize> {
        let differs = |&terms: &usize| {
            (0..draws).any(|seed| {
                let (matrix, looped) = sums(terms, seed);
                matrix != looped
            })
        };
        (1..=longest).filter(differs).collect()
    };
    let row = |terms: usize| {
        let sums: Vec<(f64, f64)> =
            (0..draws).map(|seed| both_sums(terms, 1, seed)).collect();
        RoundingRow {
            terms,
            equal: sums.iter().filter(|(matrix, looped)| matrix == looped).count() as u64,
            largest: sums
                .iter()
                .map(|(matrix, looped)| (matrix - looped).abs())
                .fold(0.0, f64::max),
        }
    };
    Rounding {
        draws,
        longest,
        one_column: differing(&|terms, seed| both_sums(terms, 1, seed))[0],
        two_columns: differing(&|terms, seed| both_sums(terms, 2, seed)).len(),
        by_rows: differing(&both_sums_by_rows)[0],
        lengths: [4, 7, 8, 16, 64].map(row).into(),
        in_two_steps: 1.0 - ten * 0.1,
        fused: (-ten).mul_add(0.1, 1.0),
    }
}

/// The published 2-2-2 network without biases: a constant third input and a hidden node that is
/// always at one half carry them.
#[derive(Serialize)]
pub struct TwoOutputsInMatrices {
    /// ItoH, 3×3.
    pub i_to_h: Vec<Vec<f64>>,
    /// HtoO, 3×2.
    pub h_to_o: Vec<Vec<f64>>,
    /// The inputs, the last one always 1.
    pub input: Vec<f64>,
    /// The two outputs.
    pub post_o: Vec<f64>,
    /// The hidden nodes' postactivations.
    pub post_h: Vec<f64>,
    /// S_ERROR of both output nodes.
    pub error_signal: Vec<f64>,
    /// What comes back to H1 over each of its two weights.
    pub back_to_h1: Vec<f64>,
    /// HtoO · S_ERROR.
    pub arriving: Vec<f64>,
    /// E before the update.
    pub error: f64,
    /// E after it.
    pub new_error: f64,
    /// E after an update that sent back the first output's signal alone.
    pub new_error_without_sum: f64,
    /// The relative error of the ItoH gradients without the sum.
    pub without_sum_i_to_h: f64,
}

/// The published network with its biases carried by weights.
pub fn published() -> Network {
    let theirs = TwoOutputs::published();
    let [[w1, w3], [w2, w4]] = theirs.i_to_h;
    let [[w5, w7], [w6, w8]] = theirs.h_to_o;
    let (bias_h, bias_o) = (theirs.bias_h, theirs.bias_o);
    Network {
        i_to_h: array![[w1, w3, 0.0], [w2, w4, 0.0], [bias_h, bias_h, 0.0]],
        h_to_o: array![[w5, w7], [w6, w8], [2.0 * bias_o, 2.0 * bias_o]],
    }
}

/// The published update, by the matrices; the biases stay, as in the publication.
pub fn two_outputs() -> TwoOutputsInMatrices {
    let network = published();
    let (input, target) =
        (array![INPUT[0], INPUT[1], 1.0], Array1::from(TARGETS.to_vec()));
    let forward = fitting(network.forward(input.view()));
    let error_signal = (&forward.post_o - &target) * forward.pre_o.mapv(activate_prime);
    let back_to_h1 = &network.h_to_o.row(0) * &error_signal;
    let mut gradients = fitting(backpropagate(&network, input.view(), target.view()));
    let mut without_sum = gradients.clone();
    let one_signal = &network.h_to_o.column(0) * error_signal[0];
    let behind = one_signal * forward.pre_h.mapv(activate_prime);
    without_sum.i_to_h = crate::outer(input.view(), behind.view());
    let without_sum_i_to_h = apart(&without_sum.i_to_h, &gradients.i_to_h);
    let after = |gradients: &mut Gradients| {
        gradients.i_to_h.row_mut(2).fill(0.0);
        gradients.i_to_h.column_mut(2).fill(0.0);
        gradients.h_to_o.row_mut(2).fill(0.0);
        let mut after = network.clone();
        after.descend(gradients, LEARNING_RATE);
        error(&after, input.view(), target.view())
    };
    TwoOutputsInMatrices {
        i_to_h: rows(&network.i_to_h),
        h_to_o: rows(&network.h_to_o),
        input: input.to_vec(),
        post_o: forward.post_o.to_vec(),
        post_h: forward.post_h.to_vec(),
        arriving: network.h_to_o.dot(&error_signal).to_vec(),
        back_to_h1: back_to_h1.to_vec(),
        error_signal: error_signal.to_vec(),
        error: error(&network, input.view(), target.view()),
        new_error: after(&mut gradients),
        new_error_without_sum: after(&mut without_sum),
        without_sum_i_to_h,
    }
}

/// Samples of a square network: two inputs of 0 or 1 and a third that is always 1.
pub type Samples = Vec<(Array1<f64>, Array1<f64>)>;

/// Four samples of two inputs, a constant third one and this rule.
pub fn with_a_constant(rule: impl Fn(bool, bool) -> bool) -> Samples {
    [(false, false), (false, true), (true, false), (true, true)]
        .map(|(a, b)| {
            let number = |yes: bool| f64::from(u8::from(yes));
            (array![number(a), number(b), 1.0], array![number(rule(a, b))])
        })
        .into()
}

/// The gradients as somebody forms them who has rows and columns of ItoH exchanged: `outer`
/// with its arguments the other way round.
///
/// # Panics
///
/// If the sample does not fit the network.
pub fn transposed(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) -> Gradients {
    let Gradients { i_to_h, h_to_o } = fitting(backpropagate(network, input, target));
    Gradients { i_to_h: i_to_h.t().to_owned(), h_to_o }
}

/// The right gradients.
///
/// # Panics
///
/// If the sample does not fit the network.
pub fn right(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) -> Gradients {
    fitting(backpropagate(network, input, target))
}

/// A function from a network and a sample to gradients, right or wrong.
pub type Formula = fn(&Network, ArrayView1<f64>, ArrayView1<f64>) -> Gradients;

/// Trains online.
pub fn train(
    network: &mut Network,
    samples: &Samples,
    formula: Formula,
    learning_rate: f64,
    epochs: usize,
) {
    for _ in 0..epochs {
        for (input, target) in samples {
            let gradients = formula(network, input.view(), target.view());
            network.descend(&gradients, learning_rate);
        }
    }
}

/// The error E summed over samples.
pub fn summed_error(network: &Network, samples: &Samples) -> f64 {
    samples
        .iter()
        .map(|(input, target)| error(network, input.view(), target.view()))
        .sum()
}

/// Whether all samples are on their target's side of one half.
pub fn solved(network: &Network, samples: &Samples) -> bool {
    samples.iter().all(|(input, target)| {
        let output = fitting(network.forward(input.view())).post_o[0];
        (output > 0.5) == (target[0] > 0.5)
    })
}

/// The transposed program on square networks.
#[derive(Serialize)]
pub struct Transposed {
    /// Seeds tried.
    pub seeds: u64,
    /// Epochs trained.
    pub epochs: usize,
    /// One row a task: OR, then XOR.
    pub tasks: Vec<TransposedRow>,
    /// The median relative error of its ItoH gradients, over the seeds' starting networks.
    pub i_to_h: f64,
    /// The smallest.
    pub i_to_h_least: f64,
    /// The same of its HtoO gradients: none.
    pub h_to_o: f64,
    /// The largest relative error of the right gradients against nudging.
    pub right: f64,
}

/// What becomes of one task.
#[derive(Serialize)]
pub struct TransposedRow {
    /// Seeds solved by the right program.
    pub right: usize,
    /// Seeds solved by the transposed one.
    pub wrong: usize,
    /// The median error after the last epoch, right.
    pub right_error: f64,
    /// The median error after the last epoch, transposed.
    pub wrong_error: f64,
    /// Of the networks that the right program solved it with: how many still solve it when
    /// their ItoH is read as the transposed one.
    pub read_transposed: usize,
    /// The seed whose transposed error is the median.
    pub median_seed: usize,
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The transposed program against the right one, 3-3-1.
pub fn transposed_square() -> Transposed {
    let task = |samples: &Samples| {
        let run = |formula: Formula| -> Vec<(Network, f64)> {
            over_seeds(SEEDS, |seed| {
                let mut network = Network::seeded(3, 3, 1, seed);
                train(&mut network, samples, formula, 1.0, EPOCHS);
                let error = summed_error(&network, samples);
                (network, error)
            })
        };
        let solve = |runs: &[(Network, f64)]| {
            runs.iter().filter(|(network, _)| solved(network, samples)).count()
        };
        let errors =
            |runs: &[(Network, f64)]| median(runs.iter().map(|run| run.1).collect());
        let (right, wrong) = (run(right), run(transposed));
        let wrong_error = errors(&wrong);
        let median_seed = wrong.iter().position(|run| run.1 == wrong_error).unwrap_or(0);
        let read_transposed = right
            .iter()
            .filter(|(network, _)| solved(network, samples))
            .filter(|(network, _)| {
                let i_to_h = network.i_to_h.t().to_owned();
                solved(&Network { i_to_h, h_to_o: network.h_to_o.clone() }, samples)
            })
            .count();
        TransposedRow {
            right: solve(&right),
            wrong: solve(&wrong),
            right_error: errors(&right),
            wrong_error,
            read_transposed,
            median_seed,
        }
    };
    let checks: Vec<[f64; 3]> = (0..SEEDS)
        .map(|seed| {
            let network = Network::seeded(3, 3, 1, seed);
            let (input, target) = (array![1.0, 0.5, -0.5], array![0.0]);
            let measured = nudged(&network, input.view(), target.view(), 1e-5);
            let wrong = transposed(&network, input.view(), target.view());
            let right = right(&network, input.view(), target.view());
            [
                apart(&wrong.i_to_h, &measured.i_to_h),
                apart(&wrong.h_to_o, &measured.h_to_o),
                apart(&right.i_to_h, &measured.i_to_h),
            ]
        })
        .collect();
    let column = |n: usize| checks.iter().map(|check| check[n]).collect::<Vec<f64>>();
    Transposed {
        seeds: SEEDS,
        epochs: EPOCHS,
        tasks: vec![
            task(&with_a_constant(|a, b| a || b)),
            task(&with_a_constant(|a, b| a != b)),
        ],
        i_to_h: median(column(0)),
        i_to_h_least: column(0).into_iter().fold(1.0, f64::min),
        h_to_o: column(1).into_iter().fold(0.0, f64::max),
        right: column(2).into_iter().fold(0.0, f64::max),
    }
}

/// How alike hidden nodes stay that start alike: XOR, 2-4-1.
#[derive(Serialize)]
pub struct Twins {
    /// Seeds tried.
    pub seeds: u64,
    /// Epochs trained.
    pub epochs: usize,
    /// All weights 0, all weights equal, two pairs of equal hidden nodes, all weights drawn.
    pub starts: Vec<TwinsRow>,
}

/// What becomes of one kind of start.
#[derive(Serialize)]
pub struct TwinsRow {
    /// The fewest different hidden nodes at the end, bit for bit.
    pub fewest: usize,
    /// The most.
    pub most: usize,
    /// Seeds solved.
    pub solved: usize,
    /// The largest relative error of a gradient check at the start.
    pub check: f64,
}

/// The hidden nodes of a network that differ in at least one bit of a weight.
pub fn different_nodes(network: &Network) -> usize {
    let mut nodes: Vec<Vec<u64>> = (0..network.h_to_o.nrows())
        .map(|h| {
            let incoming = network.i_to_h.column(h);
            let leaving = network.h_to_o.row(h);
            incoming.iter().chain(leaving).map(|weight| weight.to_bits()).collect()
        })
        .collect();
    nodes.sort();
    nodes.dedup();
    nodes.len()
}

/// The four starts.
pub fn starts(seed: u64) -> [Network; 4] {
    let drawn = Network::seeded(2, 4, 1, seed);
    let zero = Network { i_to_h: Array2::zeros((2, 4)), h_to_o: Array2::zeros((4, 1)) };
    let equal = {
        let value = drawn.i_to_h[[0, 0]];
        let (mut i_to_h, mut h_to_o) = (zero.i_to_h.clone(), zero.h_to_o.clone());
        i_to_h.fill(value);
        h_to_o.fill(value);
        Network { i_to_h, h_to_o }
    };
    let mut pairs = drawn.clone();
    for h in [0, 2] {
        let (incoming, leaving) =
            (pairs.i_to_h.column(h).to_owned(), pairs.h_to_o.row(h).to_owned());
        pairs.i_to_h.column_mut(h + 1).assign(&incoming);
        pairs.h_to_o.row_mut(h + 1).assign(&leaving);
    }
    [zero, equal, pairs, drawn]
}

/// XOR from each start.
pub fn twins() -> Twins {
    let samples: Samples = ch10_backpropagation::worked::xor()
        .into_iter()
        .map(|sample| (Array1::from(sample.input), array![sample.target]))
        .collect();
    let row = |start: usize| {
        // There is only one network of zeros.
        let seeds = if start == 0 { 1 } else { SEEDS };
        let runs = over_seeds(seeds, |seed| {
            let mut network = starts(seed)[start].clone();
            let (input, target) = (array![1.0, 0.5], array![0.0]);
            let measured = nudged(&network, input.view(), target.view(), 1e-5);
            let computed = right(&network, input.view(), target.view());
            let check = apart(&computed.i_to_h, &measured.i_to_h)
                .max(apart(&computed.h_to_o, &measured.h_to_o));
            train(&mut network, &samples, right, 1.0, EPOCHS);
            (network, check)
        });
        let nodes = runs.iter().map(|(network, _)| different_nodes(network));
        TwinsRow {
            fewest: nodes.clone().min().unwrap_or(0),
            most: nodes.max().unwrap_or(0),
            solved: runs.iter().filter(|(network, _)| solved(network, &samples)).count(),
            check: runs.iter().map(|run| run.1).fold(0.0, f64::max),
        }
    };
    Twins { seeds: SEEDS, epochs: EPOCHS, starts: (0..4).map(row).collect() }
}

/// How evenly the drawn weights lie.
#[derive(Serialize)]
pub struct Drawn {
    /// Input nodes, hidden nodes, output nodes.
    pub shape: [usize; 3],
    /// Weights of the network.
    pub weights: usize,
    /// Bins from −1 to 1.
    pub bins: usize,
    /// Weights that each bin should have.
    pub expected: f64,
    /// The emptiest bin of all seeds.
    pub fewest: usize,
    /// The fullest.
    pub most: usize,
    /// Seeds tried.
    pub seeds: u64,
    /// Seeds whose 3-4-1 network has the weights of chapter 9, bit for bit.
    pub as_in_chapter_9: usize,
}

/// The bins of the histogram.
pub const BINS: usize = 20;

/// How many weights of a network fall into each of [`BINS`] bins from −1 to 1.
pub fn binned(network: &Network) -> Vec<usize> {
    let mut bins = vec![0; BINS];
    for &weight in network.i_to_h.iter().chain(&network.h_to_o) {
        let bin = ((weight + 1.0) / 2.0 * BINS as f64) as usize;
        bins[bin.min(BINS - 1)] += 1;
    }
    bins
}

/// A network for the digits of chapter 21, drawn from every seed.
pub fn drawn() -> Drawn {
    let [inputs, hidden, outputs] = [64, 32, 10];
    let networks: Vec<Network> =
        (0..SEEDS).map(|seed| Network::seeded(inputs, hidden, outputs, seed)).collect();
    let weights = inputs * hidden + hidden * outputs;
    let bins: Vec<usize> = networks.iter().flat_map(binned).collect();
    Drawn {
        shape: [inputs, hidden, outputs],
        weights,
        bins: BINS,
        expected: weights as f64 / BINS as f64,
        fewest: bins.iter().copied().min().unwrap_or(0),
        most: bins.iter().copied().max().unwrap_or(0),
        seeds: SEEDS,
        as_in_chapter_9: (0..SEEDS)
            .filter(|&seed| {
                let theirs = from_rows(&ch09_training::Network::seeded(3, 4, seed));
                theirs == Network::seeded(3, 4, 1, seed)
            })
            .count(),
    }
}

/// The 2-3-2 network that the stored PyTorch run has too.
#[derive(Serialize)]
pub struct OutByIn {
    /// ItoH, 2×3.
    pub i_to_h: Vec<Vec<f64>>,
    /// HtoO, 3×2.
    pub h_to_o: Vec<Vec<f64>>,
    /// The inputs.
    pub input: Vec<f64>,
    /// The targets.
    pub target: Vec<f64>,
    /// LR.
    pub learning_rate: f64,
    /// The outputs.
    pub post_o: Vec<f64>,
    /// E.
    pub error: f64,
    /// The gradients of ItoH, 2×3.
    pub gradient_i_to_h: Vec<Vec<f64>>,
    /// The same as PyTorch keeps them, 3×2.
    pub gradient_i_to_h_out_by_in: Vec<Vec<f64>>,
    /// The gradients of HtoO, 3×2.
    pub gradient_h_to_o: Vec<Vec<f64>>,
    /// ItoH after one update.
    pub new_i_to_h: Vec<Vec<f64>>,
    /// HtoO after one update.
    pub new_h_to_o: Vec<Vec<f64>>,
    /// E after one update.
    pub new_error: f64,
}

/// One update of the 2-3-2 network.
pub fn out_by_in() -> OutByIn {
    let learning_rate = 0.5;
    let network = Network {
        i_to_h: array![[0.5, -0.25, 1.0], [-0.75, 0.4, 0.2]],
        h_to_o: array![[0.8, -0.6], [-0.3, 0.9], [0.1, 0.7]],
    };
    let (input, target) = (array![1.0, -2.0], array![1.0, 0.0]);
    let gradients = right(&network, input.view(), target.view());
    let mut after = network.clone();
    after.descend(&gradients, learning_rate);
    OutByIn {
        i_to_h: rows(&network.i_to_h),
        h_to_o: rows(&network.h_to_o),
        learning_rate,
        post_o: fitting(network.forward(input.view())).post_o.to_vec(),
        error: error(&network, input.view(), target.view()),
        gradient_i_to_h_out_by_in: rows(&gradients.i_to_h.t().to_owned()),
        gradient_i_to_h: rows(&gradients.i_to_h),
        gradient_h_to_o: rows(&gradients.h_to_o),
        new_error: error(&after, input.view(), target.view()),
        new_i_to_h: rows(&after.i_to_h),
        new_h_to_o: rows(&after.h_to_o),
        input: input.to_vec(),
        target: target.to_vec(),
    }
}
