//! The chapter's worked examples: every number that its page prints.

use ch08_sigmoid::final_error;
use serde::Serialize;

use crate::{
    Gradients, NUDGE, Network, Sample, error, gradient_by_nudging, gradients_by_nudging,
    train_by_nudging,
};

/// The learning rate of every run on the page.
pub const LEARNING_RATE: f64 = 1.0;

/// The seeds of every run on the page: 0 to 19.
pub const SEEDS: u64 = 20;

/// The 3-4-1 network that chapters 9 and 10 work through by hand.
pub fn network() -> Network {
    Network {
        i_to_h: vec![
            vec![0.3, -0.5, 0.2, 0.7],
            vec![-0.4, 0.6, 0.1, -0.2],
            vec![0.8, 0.4, -0.9, 0.5],
        ],
        h_to_o: vec![0.6, -0.3, 0.5, 0.9],
    }
}

/// Its training sample.
pub fn sample() -> Sample {
    Sample { input: vec![1.0, 0.5, -0.5], target: 0.0 }
}

/// The forward pass of the worked network, number by number.
#[derive(Serialize)]
pub struct ForwardPass {
    /// The inputs.
    pub input: Vec<f64>,
    /// T.
    pub target: f64,
    /// ItoH, 3 rows of 4.
    pub i_to_h: Vec<Vec<f64>>,
    /// HtoO.
    pub h_to_o: Vec<f64>,
    /// What each input contributes to each hidden node's preactivation, 3 rows of 4.
    pub contribution_h: Vec<Vec<f64>>,
    /// The hidden nodes' preactivations.
    pub pre_h: Vec<f64>,
    /// The hidden nodes' postactivations.
    pub post_h: Vec<f64>,
    /// What each hidden node contributes to the output node's preactivation.
    pub contribution_o: Vec<f64>,
    /// The output node's preactivation.
    pub pre_o: f64,
    /// The output.
    pub post_o: f64,
    /// FE.
    pub final_error: f64,
    /// E.
    pub error: f64,
}

/// The forward pass that the page does by hand.
pub fn forward_pass() -> ForwardPass {
    let (network, sample) = (network(), sample());
    let forward = network.forward(&sample.input);
    let contributions =
        |(value, row): (&f64, &Vec<f64>)| row.iter().map(|weight| value * weight).collect();
    ForwardPass {
        contribution_h: sample.input.iter().zip(&network.i_to_h).map(contributions).collect(),
        contribution_o: forward.post_h.iter().zip(&network.h_to_o).map(|(p, w)| p * w).collect(),
        final_error: final_error(forward.post_o, sample.target),
        error: error(&network, &sample),
        input: sample.input,
        target: sample.target,
        i_to_h: network.i_to_h,
        h_to_o: network.h_to_o,
        pre_h: forward.pre_h,
        post_h: forward.post_h,
        pre_o: forward.pre_o,
        post_o: forward.post_o,
    }
}

/// The error of the worked network with the weight from I1 to H1 moved to `value`.
pub fn error_with_first_weight(value: f64) -> f64 {
    let mut network = network();
    network.i_to_h[0][0] = value;
    error(&network, &sample())
}

/// The weight from I1 to H1 nudged by an amount that shows.
#[derive(Serialize)]
pub struct OneNudge {
    /// How far the weight is moved.
    pub nudge: f64,
    /// The network with the weight moved down.
    pub below: Nudged,
    /// The network as it is.
    pub here: Nudged,
    /// The network with the weight moved up.
    pub above: Nudged,
    /// How far the error rises when the weight moves up.
    pub rise: f64,
    /// The gradient from here and above alone.
    pub one_sided: f64,
    /// The gradient from above and below.
    pub central: f64,
    /// The gradient by 60-digit arithmetic.
    pub exact: f64,
    /// How far the one-sided difference is off, in parts of the gradient.
    pub one_sided_off: f64,
    /// How far the central difference is off, in parts of the gradient.
    pub central_off: f64,
}

/// What changes in the network when the weight from I1 to H1 does.
#[derive(Serialize)]
pub struct Nudged {
    /// The weight.
    pub weight: f64,
    /// The preactivation of H1.
    pub pre_h: f64,
    /// The postactivation of H1.
    pub post_h: f64,
    /// The output node's preactivation.
    pub pre_o: f64,
    /// The output.
    pub post_o: f64,
    /// E.
    pub error: f64,
}

/// The worked network with the weight from I1 to H1 moved by `by`.
pub fn nudged(by: f64) -> Nudged {
    let (mut network, sample) = (network(), sample());
    network.i_to_h[0][0] += by;
    let forward = network.forward(&sample.input);
    Nudged {
        weight: network.i_to_h[0][0],
        pre_h: forward.pre_h[0],
        post_h: forward.post_h[0],
        pre_o: forward.pre_o,
        post_o: forward.post_o,
        error: error(&network, &sample),
    }
}

/// One weight nudged by hand.
pub fn one_nudge() -> OneNudge {
    let nudge = 0.1;
    let (below, here, above) = (nudged(-nudge), nudged(0.0), nudged(nudge));
    let exact = EXACT[0];
    let rise = above.error - here.error;
    let one_sided = rise / nudge;
    let central = gradient_by_nudging(here.weight, nudge, error_with_first_weight);
    OneNudge {
        nudge,
        rise,
        one_sided,
        central,
        exact,
        one_sided_off: (one_sided - exact).abs() / exact,
        central_off: (central - exact).abs() / exact,
        below,
        here,
        above,
    }
}

/// The gradients of the worked network as 60-digit arithmetic has them (`tests/oracles/ch09.py`
/// at the top of the repository), ItoH row by row, then HtoO. The difference of two `f64` errors
/// cannot be held to anything less.
pub const EXACT: [f64; 16] = [
    0.021094509528716165,
    -0.01036614904882573,
    0.015943155726544738,
    0.03138795061586336,
    0.010547254764358083,
    -0.005183074524412865,
    0.007971577863272369,
    0.015693975307931683,
    -0.010547254764358083,
    0.005183074524412865,
    -0.007971577863272369,
    -0.015693975307931683,
    0.06120284423988869,
    0.05771595518815631,
    0.09609745747299528,
    0.08436619194631423,
];

/// The gradients of all 16 weights and one step against them.
#[derive(Serialize)]
pub struct OneStep {
    /// How far each weight is nudged.
    pub nudge: f64,
    /// Forward passes that the gradients took.
    pub passes: usize,
    /// The gradients of ItoH, 3 rows of 4.
    pub gradient_i_to_h: Vec<Vec<f64>>,
    /// The gradients of HtoO.
    pub gradient_h_to_o: Vec<f64>,
    /// The largest distance of any of them from the 60-digit figures.
    pub worst: f64,
    /// ItoH after the step.
    pub new_i_to_h: Vec<Vec<f64>>,
    /// HtoO after the step.
    pub new_h_to_o: Vec<f64>,
    /// E before the step.
    pub error: f64,
    /// E after the step.
    pub new_error: f64,
    /// The output before the step.
    pub post_o: f64,
    /// The output after the step.
    pub new_post_o: f64,
    /// How far E falls.
    pub fall: f64,
    /// How far it would fall along straight slopes: LR times the sum of the squared gradients.
    pub straight_fall: f64,
    /// E after a step with `=-` in place of `-=`.
    pub replaced: f64,
    /// E after a step with `+=` in place of `-=`.
    pub uphill: f64,
    /// E after 100 updates with `-=`.
    pub after_100: f64,
    /// E after 100 updates with `=-`.
    pub replaced_after_100: f64,
    /// E after 100 updates with `+=`.
    pub uphill_after_100: f64,
}

/// All gradients and one step.
pub fn one_step() -> OneStep {
    let (before, sample) = (network(), sample());
    let gradients = gradients_by_nudging(&before, &sample, NUDGE);
    let flat = all(&gradients);

    let right = |network: &mut Network, gradients: &Gradients| {
        network.descend(gradients, LEARNING_RATE);
    };
    let replaced = |network: &mut Network, gradients: &Gradients| {
        *network = Network { i_to_h: zeros(&network.i_to_h), h_to_o: vec![0.0; 4] };
        network.descend(gradients, LEARNING_RATE);
    };
    let uphill = |network: &mut Network, gradients: &Gradients| {
        network.descend(gradients, -LEARNING_RATE);
    };

    let mut after = before.clone();
    right(&mut after, &gradients);
    let (old, new) = (error(&before, &sample), error(&after, &sample));
    OneStep {
        nudge: NUDGE,
        passes: 2 * flat.len(),
        worst: flat.iter().zip(EXACT).map(|(g, exact)| (g - exact).abs()).fold(0.0, f64::max),
        error: old,
        new_error: new,
        post_o: before.forward(&sample.input).post_o,
        new_post_o: after.forward(&sample.input).post_o,
        fall: old - new,
        straight_fall: LEARNING_RATE * flat.iter().map(|g| g * g).sum::<f64>(),
        replaced: error_after(1, replaced),
        uphill: error_after(1, uphill),
        after_100: error_after(100, right),
        replaced_after_100: error_after(100, replaced),
        uphill_after_100: error_after(100, uphill),
        gradient_i_to_h: gradients.i_to_h,
        gradient_h_to_o: gradients.h_to_o,
        new_i_to_h: after.i_to_h,
        new_h_to_o: after.h_to_o,
    }
}

fn error_after(updates: usize, step: impl Fn(&mut Network, &Gradients)) -> f64 {
    let (mut network, sample) = (network(), sample());
    for _ in 0..updates {
        let gradients = gradients_by_nudging(&network, &sample, NUDGE);
        step(&mut network, &gradients);
    }
    error(&network, &sample)
}

fn all(gradients: &Gradients) -> Vec<f64> {
    [gradients.i_to_h.concat(), gradients.h_to_o.clone()].concat()
}

fn zeros(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    rows.iter().map(|row| vec![0.0; row.len()]).collect()
}

/// How far the measured gradients are off, nudge by nudge.
#[derive(Serialize)]
pub struct NudgeSize {
    /// One row a nudge, from a tenth to 1e-13; the worst of the 16 weights.
    pub rows: Vec<NudgeError>,
    /// The nudge whose worst central error is the smallest.
    pub best: f64,
    /// That error.
    pub best_central: f64,
    /// The smallest of the worst one-sided errors.
    pub best_one_sided: f64,
}

/// How far the measured gradient is off for one nudge.
#[derive(Clone, Serialize)]
pub struct NudgeError {
    /// The nudge.
    pub nudge: f64,
    /// The distance of the one-sided difference from the exact gradient.
    pub one_sided: f64,
    /// The distance of the central difference from the exact gradient.
    pub central: f64,
}

/// Both differences of the weight with this number (ItoH row by row, then HtoO), and how far
/// they are from the exact gradient.
pub fn nudge_error(weight: usize, nudge: f64) -> NudgeError {
    let error_at = |value| error_with_weight(weight, value);
    let here = weight_of(&network(), weight);
    let one_sided = (error_at(here + nudge) - error_at(here)) / nudge;
    let central = gradient_by_nudging(here, nudge, error_at);
    let exact = EXACT[weight];
    NudgeError { nudge, one_sided: (one_sided - exact).abs(), central: (central - exact).abs() }
}

/// The weight with this number: ItoH row by row, then HtoO.
pub fn weight_of(network: &Network, number: usize) -> f64 {
    let hidden = network.h_to_o.len();
    match network.i_to_h.get(number / hidden) {
        Some(row) => row[number % hidden],
        None => network.h_to_o[number % hidden],
    }
}

/// The worked network with the weight of this number moved to `value`.
pub fn network_with_weight(number: usize, value: f64) -> Network {
    let mut network = network();
    let hidden = network.h_to_o.len();
    match network.i_to_h.get_mut(number / hidden) {
        Some(row) => row[number % hidden] = value,
        None => network.h_to_o[number % hidden] = value,
    }
    network
}

/// The worked network's error with the weight of this number moved to `value`.
pub fn error_with_weight(number: usize, value: f64) -> f64 {
    error(&network_with_weight(number, value), &sample())
}

/// The worst of the 16 weights for one nudge.
pub fn worst_nudge_error(nudge: f64) -> NudgeError {
    let errors = (0..EXACT.len()).map(|weight| nudge_error(weight, nudge));
    errors.fold(NudgeError { nudge, one_sided: 0.0, central: 0.0 }, |worst, error| NudgeError {
        nudge,
        one_sided: worst.one_sided.max(error.one_sided),
        central: worst.central.max(error.central),
    })
}

/// How large a nudge should be.
pub fn nudge_size() -> NudgeSize {
    let nudges = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-11, 1e-13];
    let rows = nudges.map(worst_nudge_error);
    let best = rows.iter().fold(&rows[0], |a, b| if b.central < a.central { b } else { a });
    NudgeSize {
        best: best.nudge,
        best_central: best.central,
        best_one_sided: rows.iter().map(|row| row.one_sided).fold(f64::INFINITY, f64::min),
        rows: rows.into(),
    }
}

/// The four samples of XOR.
pub fn xor() -> Vec<Sample> {
    two_inputs([0.0, 1.0, 1.0, 0.0])
}

/// The four samples of OR.
pub fn or() -> Vec<Sample> {
    two_inputs([0.0, 1.0, 1.0, 1.0])
}

fn two_inputs(targets: [f64; 4]) -> Vec<Sample> {
    let inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    inputs
        .into_iter()
        .zip(targets)
        .map(|(input, target)| Sample { input: input.into(), target })
        .collect()
}

/// Whether every sample's output is on its target's side of one half.
pub fn solved(network: &Network, samples: &[Sample]) -> bool {
    samples
        .iter()
        .all(|sample| (network.forward(&sample.input).post_o > 0.5) == (sample.target > 0.5))
}

/// XOR learned by nudging, from several seeds.
#[derive(Serialize)]
pub struct Xor {
    /// LR.
    pub learning_rate: f64,
    /// Seeds tried.
    pub seeds: u64,
    /// Weights of a 2-4-1 network.
    pub weights: usize,
    /// Epochs of the run.
    pub epochs: usize,
    /// Updates in the run of one seed.
    pub updates: usize,
    /// Forward passes that nudging took in the run of one seed.
    pub passes: usize,
    /// The spread of the summed error over the seeds, at a few epochs.
    pub spread: Vec<Spread>,
    /// Seeds with all four samples on the right side at the end.
    pub solved: usize,
    /// The seeds that were not.
    pub unsolved: Vec<u64>,
    /// Seeds whose summed error in the last epoch is above one tenth.
    pub on_the_shelf: usize,
    /// The smallest summed error among those.
    pub shelf_lowest: f64,
    /// The largest.
    pub shelf_highest: f64,
    /// The outputs of the first unsolved seed at the end.
    pub unsolved_outputs: Vec<f64>,
    /// Epochs of the longer run.
    pub more_epochs: usize,
    /// Seeds solved at the end of the longer run.
    pub more_solved: usize,
    /// The largest summed error at the end of the longer run.
    pub more_highest: f64,
    /// The four outputs of seed 0 at the end of the shorter run.
    pub outputs: Vec<f64>,
}

/// The summed error of one epoch over the seeds.
#[derive(Serialize)]
pub struct Spread {
    /// The epoch, counted from 1.
    pub epoch: usize,
    /// The smallest.
    pub lowest: f64,
    /// The one in the middle.
    pub median: f64,
    /// The largest.
    pub highest: f64,
}

/// The smallest, the middle and the largest of some numbers.
pub fn spread(epoch: usize, errors: &[f64]) -> Spread {
    let study::Spread { least, median, most } = study::spread(errors.iter().copied());
    Spread { epoch, lowest: least, median, highest: most }
}

/// XOR by nudging.
pub fn xor_by_nudging() -> Xor {
    let (epochs, more_epochs) = (2000, 10_000);
    let samples = xor();
    let train = |networks: &mut [Network], epochs| -> Vec<Vec<f64>> {
        networks
            .iter_mut()
            .map(|network| train_by_nudging(network, &samples, LEARNING_RATE, epochs))
            .collect()
    };
    let mut networks: Vec<Network> = (0..SEEDS).map(|seed| Network::seeded(2, 4, seed)).collect();
    let errors = train(&mut networks, epochs);
    let after = networks.clone();
    let more = train(&mut networks, more_epochs - epochs);

    let unsolved: Vec<u64> =
        (0..SEEDS).filter(|&seed| !solved(&after[seed as usize], &samples)).collect();
    let shelf: Vec<f64> =
        errors.iter().map(|run| run[epochs - 1]).filter(|&error| error > 0.1).collect();
    let outputs = |network: &Network| -> Vec<f64> {
        samples.iter().map(|sample| network.forward(&sample.input).post_o).collect()
    };
    let at = |epoch: usize| errors.iter().map(|run| run[epoch - 1]).collect::<Vec<f64>>();
    let weights = 2 * 4 + 4;
    let updates = epochs * samples.len();
    Xor {
        learning_rate: LEARNING_RATE,
        seeds: SEEDS,
        weights,
        epochs,
        updates,
        passes: 2 * weights * updates,
        spread: [1, 100, 500, 1000, 2000].map(|epoch| spread(epoch, &at(epoch))).into(),
        solved: after.iter().filter(|network| solved(network, &samples)).count(),
        on_the_shelf: shelf.len(),
        shelf_lowest: shelf.iter().copied().fold(f64::INFINITY, f64::min),
        shelf_highest: shelf.iter().copied().fold(0.0, f64::max),
        unsolved_outputs: outputs(&after[unsolved[0] as usize]),
        unsolved,
        more_epochs,
        more_solved: networks.iter().filter(|network| solved(network, &samples)).count(),
        more_highest: more.iter().map(|run| run[run.len() - 1]).fold(0.0, f64::max),
        outputs: outputs(&after[0]),
    }
}

/// Training with all gradients of ItoH left at zero: eight weights of twelve never move.
#[derive(Serialize)]
pub struct HalfTrained {
    /// Seeds tried.
    pub seeds: u64,
    /// Epochs of each run.
    pub epochs: usize,
    /// Weights that never move.
    pub frozen: usize,
    /// Weights in all.
    pub weights: usize,
    /// Seeds that solve OR with all weights trained.
    pub or_whole: usize,
    /// Seeds that solve OR with HtoO alone trained.
    pub or_half: usize,
    /// Seeds that solve XOR with all weights trained.
    pub xor_whole: usize,
    /// Seeds that solve XOR with HtoO alone trained.
    pub xor_half: usize,
}

/// Trains with the gradients of ItoH forgotten.
pub fn train_h_to_o_alone(network: &mut Network, samples: &[Sample], epochs: usize) {
    for _ in 0..epochs {
        for sample in samples {
            let measured = gradients_by_nudging(network, sample, NUDGE);
            let forgotten = Gradients { i_to_h: zeros(&measured.i_to_h), ..measured };
            network.descend(&forgotten, LEARNING_RATE);
        }
    }
}

/// An easy task and a hard one, with all weights trained and with HtoO alone.
pub fn half_trained() -> HalfTrained {
    let epochs = 2000;
    let count = |samples: &[Sample], train: &dyn Fn(&mut Network)| {
        (0..SEEDS)
            .filter(|&seed| {
                let mut network = Network::seeded(2, 4, seed);
                train(&mut network);
                solved(&network, samples)
            })
            .count()
    };
    let whole = |samples: &[Sample]| {
        count(samples, &|network| {
            train_by_nudging(network, samples, LEARNING_RATE, epochs);
        })
    };
    let half = |samples: &[Sample]| {
        count(samples, &|network| train_h_to_o_alone(network, samples, epochs))
    };
    HalfTrained {
        seeds: SEEDS,
        epochs,
        frozen: 2 * 4,
        weights: 2 * 4 + 4,
        or_whole: whole(&or()),
        or_half: half(&or()),
        xor_whole: whole(&xor()),
        xor_half: half(&xor()),
    }
}

/// XOR from a start at which every weight is the same.
#[derive(Serialize)]
pub struct SameStart {
    /// Epochs of the run.
    pub epochs: usize,
    /// The value that every weight starts from.
    pub start: f64,
    /// The four preactivations of the hidden nodes for the input (1, 0) afterwards.
    pub pre_h: Vec<f64>,
    /// The largest difference between two of them.
    pub apart: f64,
    /// The four outputs afterwards.
    pub outputs: Vec<f64>,
    /// The summed error of the last epoch.
    pub error: f64,
    /// The gradients of ItoH at the start, for a sample with the input (1, 0).
    pub first_gradient_i_to_h: Vec<f64>,
    /// The gradients of HtoO at the start, for the same sample.
    pub first_gradient_h_to_o: Vec<f64>,
}

/// XOR from zero weights.
pub fn same_start() -> SameStart {
    let (epochs, start) = (2000, 0.0);
    let samples = xor();
    let mut network = Network { i_to_h: vec![vec![start; 4]; 2], h_to_o: vec![start; 4] };
    let first = gradients_by_nudging(&network, &samples[2], NUDGE);
    let errors = train_by_nudging(&mut network, &samples, LEARNING_RATE, epochs);
    let pre_h = network.forward(&samples[2].input).pre_h;
    let Spread { lowest, highest, .. } = spread(epochs, &pre_h);
    SameStart {
        epochs,
        start,
        apart: highest - lowest,
        pre_h,
        outputs: samples.iter().map(|sample| network.forward(&sample.input).post_o).collect(),
        error: errors[epochs - 1],
        first_gradient_i_to_h: first.i_to_h[0].clone(),
        first_gradient_h_to_o: first.h_to_o,
    }
}

/// What one update by nudging costs, for networks of several sizes.
#[derive(Serialize)]
pub struct Cost {
    /// One row a network.
    pub rows: Vec<CostRow>,
}

/// The cost of the gradients of one sample.
#[derive(Serialize)]
pub struct CostRow {
    /// I.
    pub inputs: usize,
    /// H.
    pub hidden: usize,
    /// Weights.
    pub weights: usize,
    /// Forward passes.
    pub passes: usize,
    /// Multiplications with a weight.
    pub multiplications: usize,
}

/// Two forward passes a weight, one multiplication a weight in each of them.
pub fn cost() -> Cost {
    let rows = [(2, 4), (3, 4), (64, 32), (784, 100)].map(|(inputs, hidden)| {
        let weights = inputs * hidden + hidden;
        CostRow {
            inputs,
            hidden,
            weights,
            passes: 2 * weights,
            multiplications: 2 * weights * weights,
        }
    });
    Cost { rows: rows.into() }
}
