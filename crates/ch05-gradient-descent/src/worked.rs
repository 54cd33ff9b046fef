//! The chapter's worked examples: every number that its page prints.

use ch01_perceptron::{perceptron, preactivation, unit_step};
use ch03_learning_rule::Sample;
use serde::Serialize;

use crate::{delta_update, descend, error, final_error, gradient, half_squared_error};

/// The samples of the bowl: minutes that an inlet and an outlet were open, and by how much the
/// water rose. Weights of 2 and −1 meet them best, each of them missed a little. The curvatures
/// are 9 along (1, 1) and 1 along (1, −1).
pub fn bowl() -> Vec<Sample> {
    let rows = [([2.0, 2.0], 1.75), ([1.0, 0.0], 2.5), ([0.0, 1.0], -0.5)];
    rows.map(|(input, target)| Sample { input: input.into(), target }).into()
}

/// The one sample of the parabola: the inlet open for two minutes, the water up by four.
pub fn parabola() -> Vec<Sample> {
    vec![Sample { input: vec![2.0], target: 4.0 }]
}

/// The learning rate of the page.
pub const LEARNING_RATE: f64 = 0.1;

/// How far the page nudges the weight of the parabola.
pub const NUDGE: f64 = 0.1;

/// How far it nudges the weights of the bowl.
pub const WIDE_NUDGE: f64 = 0.5;

/// One weight and what it makes of the sample.
#[derive(Serialize)]
pub struct Tried {
    /// The weight.
    pub weight: f64,
    /// The output of the linear node.
    pub output: f64,
    /// FE.
    pub final_error: f64,
    /// E.
    pub error: f64,
    /// The slope of E.
    pub slope: f64,
}

/// A linear node with one weight and one sample.
#[derive(Serialize)]
pub struct OneWeight {
    /// The sample's input.
    pub input: f64,
    /// T.
    pub target: f64,
    /// Whole weights from 0 to 4.
    pub tried: Vec<Tried>,
    /// How far the weight 0 is nudged.
    pub nudge: f64,
    /// E with the nudge added.
    pub above: f64,
    /// E with the nudge taken off.
    pub below: f64,
    /// The slope from the upper nudge alone.
    pub one_sided: f64,
    /// The slope from both.
    pub both_sides: f64,
    /// LR.
    pub learning_rate: f64,
    /// The weights of a descent from 0, the start among them.
    pub steps: Vec<Tried>,
    /// How far the first step goes.
    pub first_move: f64,
    /// What a step leaves of the final error.
    pub kept: f64,
}

/// The parabola.
pub fn one_weight() -> OneWeight {
    let samples = parabola();
    let Sample { input, target } = samples[0].clone();
    let tried = |weight: f64| {
        let output = preactivation(&input, &[weight]);
        Tried {
            weight,
            output,
            final_error: final_error(output, target),
            error: error(&[weight], &samples),
            slope: gradient(&[weight], &samples)[0],
        }
    };
    let (above, below) = (error(&[NUDGE], &samples), error(&[-NUDGE], &samples));
    let mut weights = [0.0];
    let mut steps = vec![tried(0.0)];
    for _ in 0..5 {
        let slope = gradient(&weights, &samples);
        descend(&mut weights, &slope, LEARNING_RATE);
        steps.push(tried(weights[0]));
    }
    OneWeight {
        input: input[0],
        target,
        tried: [0.0, 1.0, 2.0, 3.0, 4.0].map(tried).into(),
        nudge: NUDGE,
        above,
        below,
        one_sided: (above - error(&[0.0], &samples)) / NUDGE,
        both_sides: (above - below) / (2.0 * NUDGE),
        learning_rate: LEARNING_RATE,
        first_move: steps[1].weight - steps[0].weight,
        kept: steps[1].final_error / steps[0].final_error,
        steps,
    }
}

/// What one sample adds to the error and to the gradient.
#[derive(Serialize)]
pub struct Share {
    /// The sample's inputs.
    pub input: Vec<f64>,
    /// T.
    pub target: f64,
    /// The output of the linear node.
    pub output: f64,
    /// FE.
    pub final_error: f64,
    /// E of this sample.
    pub error: f64,
    /// FE times each input.
    pub gradient: Vec<f64>,
}

/// A place in the bowl.
#[derive(Serialize)]
pub struct Place {
    /// The weights.
    pub weights: Vec<f64>,
    /// Sample by sample.
    pub shares: Vec<Share>,
    /// E.
    pub error: f64,
    /// The gradient by Equation (5.3).
    pub gradient: Vec<f64>,
    /// E with each weight nudged up, the other in its place.
    pub above: Vec<f64>,
    /// E with each weight nudged down.
    pub below: Vec<f64>,
    /// The gradient by nudging each weight to both sides.
    pub measured: Vec<f64>,
}

/// A place in the bowl, sample by sample.
pub fn place(weights: [f64; 2]) -> Place {
    let samples = bowl();
    let shares = samples.iter().map(|sample| {
        let output = preactivation(&sample.input, &weights);
        Share {
            input: sample.input.clone(),
            target: sample.target,
            output,
            final_error: final_error(output, sample.target),
            error: half_squared_error(output, sample.target),
            gradient: gradient(&weights, std::slice::from_ref(sample)),
        }
    });
    let nudged = |by: f64| {
        [[by, 0.0], [0.0, by]].map(|by| error(&[weights[0] + by[0], weights[1] + by[1]], &samples))
    };
    let (above, below) = (nudged(WIDE_NUDGE), nudged(-WIDE_NUDGE));
    let measured = [0, 1].map(|i| (above[i] - below[i]) / (2.0 * WIDE_NUDGE));
    Place {
        weights: weights.into(),
        shares: shares.collect(),
        error: error(&weights, &samples),
        gradient: gradient(&weights, &samples),
        above: above.into(),
        below: below.into(),
        measured: measured.into(),
    }
}

/// The bowl at the start of the page's descent and at its bottom.
#[derive(Serialize)]
pub struct Bowl {
    /// Where both weights are 0.
    pub start: Place,
    /// Where the gradient is 0.
    pub bottom: Place,
    /// How far the page nudges.
    pub nudge: f64,
    /// How much more E is at one unit of both weights from the bottom, in the same direction.
    pub along: f64,
    /// And in opposite directions.
    pub across: f64,
}

/// The two places.
pub fn places() -> Bowl {
    let samples = bowl();
    let w = lowest(&samples);
    let above = |a: f64, b: f64| error(&[w[0] + a, w[1] + b], &samples) - error(&w, &samples);
    Bowl {
        start: place([0.0, 0.0]),
        bottom: place(w),
        nudge: WIDE_NUDGE,
        along: above(1.0, 1.0),
        across: above(1.0, -1.0),
    }
}

/// The sums in the normal equations of two weights.
#[derive(Serialize)]
pub struct NormalEquations {
    /// The sum of the first inputs' squares.
    pub first_first: f64,
    /// The sum of the products of both inputs.
    pub first_second: f64,
    /// The sum of the second inputs' squares.
    pub second_second: f64,
    /// The sum of first inputs times targets.
    pub first_target: f64,
    /// The sum of second inputs times targets.
    pub second_target: f64,
    /// What the solutions are divided by.
    pub determinant: f64,
    /// The first weight times that.
    pub first_numerator: f64,
    /// The second weight times that.
    pub second_numerator: f64,
    /// The weights at the bottom.
    pub weights: [f64; 2],
    /// E there.
    pub error: f64,
}

/// The normal equations of samples with two inputs.
pub fn normal_equations(samples: &[Sample]) -> NormalEquations {
    let sum = |f: &dyn Fn(&Sample) -> f64| samples.iter().map(f).sum::<f64>();
    let first_first = sum(&|s| s.input[0] * s.input[0]);
    let first_second = sum(&|s| s.input[0] * s.input[1]);
    let second_second = sum(&|s| s.input[1] * s.input[1]);
    let first_target = sum(&|s| s.input[0] * s.target);
    let second_target = sum(&|s| s.input[1] * s.target);
    let determinant = first_first * second_second - first_second * first_second;
    let first_numerator = first_target * second_second - first_second * second_target;
    let second_numerator = first_first * second_target - first_second * first_target;
    let weights = [first_numerator / determinant, second_numerator / determinant];
    NormalEquations {
        first_first,
        first_second,
        second_second,
        first_target,
        second_target,
        determinant,
        first_numerator,
        second_numerator,
        weights,
        error: error(&weights, samples),
    }
}

/// The weights at the bottom of the bowl of samples with two inputs.
pub fn lowest(samples: &[Sample]) -> [f64; 2] {
    normal_equations(samples).weights
}

/// How far apart two pairs of weights are.
pub fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

/// One moment of a descent.
#[derive(Serialize)]
pub struct Moment {
    /// How many steps have been taken.
    pub step: usize,
    /// The weights.
    pub weights: Vec<f64>,
    /// E.
    pub error: f64,
    /// The gradient.
    pub gradient: Vec<f64>,
    /// How far the bottom is.
    pub distance: f64,
}

/// A descent.
#[derive(Serialize)]
pub struct Descent {
    /// LR.
    pub learning_rate: f64,
    /// Moments of it.
    pub moments: Vec<Moment>,
}

/// The weights at the start and after each step.
pub fn path(start: [f64; 2], learning_rate: f64, steps: usize) -> Vec<[f64; 2]> {
    let samples = bowl();
    let mut weights = start;
    let mut path = vec![weights];
    for _ in 0..steps {
        let gradient = gradient(&weights, &samples);
        descend(&mut weights, &gradient, learning_rate);
        path.push(weights);
    }
    path
}

/// The descent of the page.
pub fn descent() -> Descent {
    let samples = bowl();
    let path = path([0.0, 0.0], LEARNING_RATE, 80);
    let moments = [0, 1, 2, 3, 5, 10, 20, 40, 80].map(|step| Moment {
        step,
        weights: path[step].into(),
        error: error(&path[step], &samples),
        gradient: gradient(&path[step], &samples),
        distance: distance(&path[step], &lowest(&samples)),
    });
    Descent { learning_rate: LEARNING_RATE, moments: moments.into() }
}

/// One update of the delta rule.
#[derive(Serialize)]
pub struct Update {
    /// FE before it.
    pub final_error: f64,
    /// The weights after it.
    pub weights: Vec<f64>,
}

/// Where the delta rule ends up at one learning rate.
#[derive(Serialize)]
pub struct Circle {
    /// LR.
    pub learning_rate: f64,
    /// The weights after each of the three samples, once nothing changes from epoch to epoch.
    pub weights: Vec<[f64; 2]>,
    /// How far each of them is from the bottom.
    pub distances: Vec<f64>,
    /// How far the farthest of them is.
    pub distance: f64,
    /// E at the last of them.
    pub error: f64,
}

/// The delta rule on the bowl.
#[derive(Serialize)]
pub struct Online {
    /// LR.
    pub learning_rate: f64,
    /// The first epoch.
    pub first: Vec<Update>,
    /// The weights after one step on all samples, for comparison.
    pub all_at_once: Vec<f64>,
    /// Where it ends up.
    pub circles: Vec<Circle>,
}

/// The weights at the start and after each single update.
pub fn online_path(start: [f64; 2], learning_rate: f64, epochs: usize) -> Vec<[f64; 2]> {
    let mut weights = start;
    let mut path = vec![weights];
    for _ in 0..epochs {
        for sample in &bowl() {
            delta_update(&mut weights, sample, learning_rate);
            path.push(weights);
        }
    }
    path
}

/// The delta rule, by hand and for a long time.
pub fn online() -> Online {
    let samples = bowl();
    let mut weights = [0.0, 0.0];
    let first = samples.iter().map(|sample| Update {
        final_error: delta_update(&mut weights, sample, LEARNING_RATE),
        weights: weights.into(),
    });
    let first = first.collect();
    let circles = [0.1, 0.05, 0.025].map(|learning_rate| {
        let path = online_path([0.0, 0.0], learning_rate, 4000);
        let round = path[path.len() - 3..].to_vec();
        let distances: Vec<f64> =
            round.iter().map(|weights| distance(weights, &lowest(&samples))).collect();
        Circle {
            learning_rate,
            distance: distances.iter().copied().fold(0.0, f64::max),
            distances,
            error: error(&round[2], &samples),
            weights: round,
        }
    });
    Online {
        learning_rate: LEARNING_RATE,
        first,
        all_at_once: path([0.0, 0.0], LEARNING_RATE, 1)[1].into(),
        circles: circles.into(),
    }
}

/// Samples for a node with a step: one number and a constant 1, and what should be answered.
pub fn labelled() -> Vec<Sample> {
    let rows = [(2.0, 1.0), (1.0, 1.0), (0.5, 0.0), (0.4, 0.0), (-0.5, 0.0), (-1.0, 0.0)];
    rows.map(|(x, target)| Sample { input: vec![x, 1.0], target }).into()
}

/// The second weight, the one of the constant 1, which stays where it is.
pub const SECOND: f64 = -1.0;

/// The error E of a perceptron: as that of the linear node, but with the step in its place.
pub fn step_error(weights: &[f64], samples: &[Sample]) -> f64 {
    let error =
        |sample: &Sample| half_squared_error(perceptron(&sample.input, weights), sample.target);
    samples.iter().map(error).sum()
}

/// How a perceptron's error depends on one weight.
#[derive(Serialize)]
pub struct Staircase {
    /// At which first weight each sample's answer changes.
    pub jumps: Vec<f64>,
    /// The samples' numbers.
    pub inputs: Vec<f64>,
    /// Their targets.
    pub targets: Vec<f64>,
    /// The weights around 3 at which the page compares the errors.
    pub around_three: [f64; 3],
    /// The error at the weight 3, and a little below and above.
    pub at_three: [f64; 3],
    /// The linear node's.
    pub at_three_linear: [f64; 3],
    /// Where the linear node's error is least.
    pub lowest_linear: f64,
    /// How many answers are wrong there with the step put back in.
    pub wrong_there: usize,
}

/// Where the linear node's error over the first weight alone is least.
pub fn lowest_first(samples: &[Sample]) -> f64 {
    let squares: f64 = samples.iter().map(|s| s.input[0] * s.input[0]).sum();
    let products: f64 = samples.iter().map(|s| s.input[0] * (s.target - SECOND * s.input[1])).sum();
    products / squares
}

/// The two errors around one weight, and where they are least.
pub fn staircase() -> Staircase {
    let samples = labelled();
    let around_three = [2.99, 3.0, 3.01];
    let lowest = lowest_first(&samples);
    let wrong = |s: &&Sample| perceptron(&s.input, &[lowest, SECOND]) != s.target;
    Staircase {
        jumps: samples.iter().map(|s| -SECOND / s.input[0]).collect(),
        inputs: samples.iter().map(|s| s.input[0]).collect(),
        targets: samples.iter().map(|s| s.target).collect(),
        around_three,
        at_three: around_three.map(|weight| step_error(&[weight, SECOND], &samples)),
        at_three_linear: around_three.map(|weight| error(&[weight, SECOND], &samples)),
        lowest_linear: lowest,
        wrong_there: samples.iter().filter(wrong).count(),
    }
}

/// One preactivation, judged by both rules.
#[derive(Serialize)]
pub struct Judged {
    /// The preactivation.
    pub pre: f64,
    /// T.
    pub target: f64,
    /// FE of the answer.
    pub perceptron: f64,
    /// FE of the preactivation itself.
    pub linear: f64,
}

/// The rule of the perceptron beside the delta rule.
#[derive(Serialize)]
pub struct TwoRules {
    /// Some preactivations.
    pub rows: Vec<Judged>,
}

/// Both final errors.
pub fn two_rules() -> TwoRules {
    let rows = [(-0.1, 1.0), (0.1, 1.0), (1.0, 1.0), (4.0, 1.0), (-4.0, 0.0)];
    let judged = rows.map(|(pre, target)| Judged {
        pre,
        target,
        perceptron: final_error(unit_step(pre), target),
        linear: final_error(pre, target),
    });
    TwoRules { rows: judged.into() }
}

/// Four samples on a line, and a fifth wherever you like: a number and a constant 1.
pub fn with_fifth(fifth: f64) -> Vec<Sample> {
    let rows = [(0.0, 0.0), (1.0, 0.0), (2.0, 1.0), (3.0, 1.0), (fifth, 1.0)];
    rows.map(|(x, target)| Sample { input: vec![x, 1.0], target }).into()
}

/// A linear node at the bottom of its bowl, read as a yes from one half upwards.
#[derive(Serialize)]
pub struct Line {
    /// The weights.
    pub weights: [f64; 2],
    /// Its outputs.
    pub outputs: Vec<f64>,
    /// Where no ends and yes begins.
    pub boundary: f64,
    /// How many answers are wrong.
    pub wrong: usize,
}

/// The linear node with the least error on these samples.
pub fn line(samples: &[Sample]) -> Line {
    let weights = lowest(samples);
    let outputs: Vec<f64> =
        samples.iter().map(|sample| preactivation(&sample.input, &weights)).collect();
    let answer = |output: f64| if output >= 0.5 { 1.0 } else { 0.0 };
    let wrong = samples.iter().zip(&outputs).filter(|(s, out)| answer(**out) != s.target).count();
    Line { weights, outputs, boundary: (0.5 - weights[1]) / weights[0], wrong }
}

/// What one far sample does.
#[derive(Serialize)]
pub struct Far {
    /// Where the fifth sample lies.
    pub fifth: f64,
    /// The line without it.
    pub four: Line,
    /// The line with it.
    pub five: Line,
}

/// The four samples, and the five.
pub fn far() -> Far {
    let fifth = 12.0;
    let samples = with_fifth(fifth);
    Far { fifth, four: line(&samples[..4]), five: line(&samples) }
}
