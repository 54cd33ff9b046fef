//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch01_perceptron::preactivation;
use ch02_classification::length;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::{Spread, over_seeds, spread, standard_error_of_mean};

use crate::{Sample, correct, epoch, generate, update};

/// One update by hand.
#[derive(Serialize)]
pub struct Step {
    /// The inputs.
    pub input: Vec<f64>,
    /// What was done that day, 1 for opened.
    pub target: f64,
    /// The preactivation.
    pub pre: f64,
    /// The output, 1 for yes.
    pub output: f64,
    /// The final error FE.
    pub final_error: f64,
    /// The weights after the update.
    pub weights: Vec<f64>,
}

/// The first updates of a training.
#[derive(Serialize)]
pub struct ByHand {
    /// The learning rate.
    pub learning_rate: f64,
    /// The weights at the start.
    pub start: Vec<f64>,
    /// The updates, one after the other.
    pub steps: Vec<Step>,
    /// The preactivation of the first sample once its own update is done.
    pub first_again: f64,
    /// The sum of the squares of its inputs.
    pub squares: f64,
    /// By how much its update has moved its preactivation.
    pub change: f64,
}

/// The samples of the page, labelled by the sign of the first coordinate.
pub fn hand_samples() -> Vec<Sample> {
    let rows = [
        ([2.0, 4.0, -4.0], 1.0),
        ([-1.0, 3.0, 2.0], 0.0),
        ([-2.0, 3.0, -4.0], 0.0),
        ([1.0, -2.0, 6.0], 1.0),
    ];
    rows.map(|(input, target)| Sample { input: input.into(), target }).into()
}

/// Four updates.
pub fn by_hand() -> ByHand {
    let (start, learning_rate) = (vec![0.5, -0.5, 0.25], 0.25);
    let mut weights = start.clone();
    let steps: Vec<Step> = hand_samples()
        .into_iter()
        .map(|sample| {
            let pre = preactivation(&sample.input, &weights);
            let final_error = update(&mut weights, &sample, learning_rate);
            let Sample { input, target } = sample;
            let output = final_error + target;
            Step { input, target, pre, output, final_error, weights: weights.clone() }
        })
        .collect();
    let first_again = preactivation(&steps[0].input, &steps[0].weights);
    let squares = preactivation(&steps[0].input, &steps[0].input);
    let change = first_again - steps[0].pre;
    ByHand { learning_rate, start, steps, first_again, squares, change }
}

/// One correction, product by product.
#[derive(Serialize)]
pub struct WhyTheWarmth {
    /// The weights of warmth, damp and wind before a correction.
    pub before: Vec<f64>,
    /// The readings of a day on which the vent was opened.
    pub input: Vec<f64>,
    /// Each reading times its weight.
    pub products: Vec<f64>,
    /// The weights of warmth, damp and wind after the correction.
    pub after: Vec<f64>,
}

/// A mistake that the damp has made.
pub fn why_the_warmth() -> WhyTheWarmth {
    let (before, input) = (vec![0.5, 0.1, 0.0], vec![1.0, -10.0, 3.0]);
    let products = input.iter().zip(&before).map(|(x, weight)| x * weight).collect();
    let mut after = before.clone();
    update(&mut after, &Sample { input: input.clone(), target: 1.0 }, RATE);
    WhyTheWarmth { before, input, products, after }
}

/// Four days with two instruments, warmth and damp: two on which the vent was opened and two on
/// which it was not.
pub fn four_days() -> Vec<Sample> {
    let rows = [([2.0, 3.0], 1.0), ([2.0, 1.0], 1.0), ([-2.0, -1.0], 0.0), ([0.0, 3.0], 0.0)];
    rows.map(|(input, target)| Sample { input: input.into(), target }).into()
}

/// A correction in a training on four days.
pub struct Correction {
    /// The epoch, counted from 1.
    pub epoch: usize,
    /// The day that was answered wrongly, counted from 0.
    pub day: usize,
    /// The weights before it and after it.
    pub weights: [[f64; 2]; 2],
    /// The days that are answered wrongly after it.
    pub wrong: Vec<usize>,
}

/// All corrections of a training on the four days, from the weights 1 and 2 at a learning rate of
/// 1, until every day is answered rightly.
pub fn corrections() -> Vec<Correction> {
    corrections_from([1.0, 2.0])
}

/// The same from any weights, in twenty epochs at most.
pub fn corrections_from(mut weights: [f64; 2]) -> Vec<Correction> {
    let days = four_days();
    let mut told = vec![];
    for epoch in 1..=20 {
        for (day, sample) in days.iter().enumerate() {
            let before = weights;
            if update(&mut weights, sample, 1.0) != 0.0 {
                let is_wrong = |n: &usize| correct(&weights, &days[*n..=*n]) == 0;
                let wrong = (0..days.len()).filter(is_wrong).collect();
                told.push(Correction { epoch, day, weights: [before, weights], wrong });
            }
        }
    }
    told
}

/// Five epochs from many seeds.
#[derive(Serialize)]
pub struct FiveEpochs {
    /// How many seeds.
    pub seeds: usize,
    /// How many training samples.
    pub samples: usize,
    /// How many samples to test with.
    pub test_samples: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// The share of right answers to the others before any training.
    pub before: Spread,
    /// The epochs, one after the other.
    pub epochs: Vec<Epoch>,
}

/// One epoch over the seeds.
#[derive(Serialize)]
pub struct Epoch {
    /// Wrong answers during it.
    pub mistakes: Spread,
    /// The share of right answers to the others after it.
    pub right: Spread,
}

/// How many seeds the page reports.
pub const SEEDS: u64 = 100;

/// Weights drawn uniformly from −1 to 1.
pub fn start(seed: u64) -> Vec<f64> {
    let mut rng = ChaCha8Rng::seed_from_u64(1000 + seed);
    (0..3).map(|_| rng.random_range(-1.0..1.0)).collect()
}

/// One run of five epochs.
pub struct Run {
    /// The share of right answers to the others before any training.
    pub before: f64,
    /// For each epoch the mistakes in it, and the share of right answers to the others after it.
    pub epochs: Vec<(f64, f64)>,
    /// The weights in the end.
    pub weights: Vec<f64>,
}

const SAMPLES: usize = 1000;
const OTHERS: usize = 1000;
const RATE: f64 = 0.01;

/// Five epochs from this seed.
pub fn run(seed: u64) -> Run {
    let training = generate(SAMPLES, 2 * seed);
    let others = generate(OTHERS, 2 * seed + 1);
    let share = |weights: &[f64]| correct(weights, &others) as f64 / OTHERS as f64;
    let mut weights = start(seed);
    let before = share(&weights);
    let mut walk = || (epoch(&mut weights, &training, RATE) as f64, share(&weights));
    let epochs = (0..5).map(|_| walk()).collect();
    Run { before, epochs, weights }
}

/// The training of the page, from many seeds.
pub fn five_epochs() -> FiveEpochs {
    let runs = over_seeds(SEEDS, run);
    let epochs = (0..5).map(|epoch| Epoch {
        mistakes: spread(runs.iter().map(|run| run.epochs[epoch].0)),
        right: spread(runs.iter().map(|run| run.epochs[epoch].1)),
    });
    FiveEpochs {
        seeds: SEEDS as usize,
        samples: SAMPLES,
        test_samples: OTHERS,
        learning_rate: RATE,
        before: spread(runs.iter().map(|run| run.before)),
        epochs: epochs.collect(),
    }
}

/// Half of the days with a warmth of exactly 0, one day in 21, in per cent of all days.
pub const AT_THE_MARK: f64 = 50.0 / 21.0;

/// The weights that the page's program starts with.
pub const START: [f64; 3] = [0.3, -0.8, 0.6];

/// The wrong answers of the page's program to test days, and those of many runs.
#[derive(Serialize)]
pub struct AtTheMark {
    /// How many of the program's test days have a warmth of exactly 0.
    pub days: usize,
    /// How many of these days are answered wrongly after each epoch.
    pub wrong: Vec<usize>,
    /// The weight of the warmth after the fifth epoch of the program.
    pub weight: f64,
    /// How many of the other test days are answered wrongly after each epoch.
    pub wrong_elsewhere: Vec<usize>,
    /// How many of these days are answered wrongly after the fourth epoch, but not after the third.
    pub others: usize,
    /// How many wrong answers to test days with a warmth of exactly 0 the hundred runs give after
    /// the last epoch.
    pub all_wrong: usize,
    /// How many wrong answers to other test days the hundred runs give after the last epoch.
    pub all_wrong_elsewhere: usize,
    /// The share of all days that would be answered rightly if half of those with a warmth of
    /// exactly 0, one day in 21, were the only wrong ones.
    pub expected: f64,
}

/// The days whose warmth is exactly 0, and the others.
pub fn at_the_mark(days: Vec<Sample>) -> [Vec<Sample>; 2] {
    let (at, elsewhere) = days.into_iter().partition(|day| day.input[0] == 0.0);
    [at, elsewhere]
}

fn wrong(weights: &[f64], days: &[Sample]) -> usize {
    days.len() - correct(weights, days)
}

/// The weights of damp and wind after an epoch of the page's program, and the test days whose
/// warmth is exactly 0.
pub struct Rest {
    /// The epoch, counted from 1.
    pub epoch: usize,
    /// The weights of damp and wind.
    pub weights: [f64; 2],
    /// Damp and wind of each day, ten times as large where the readings are tenths, and whether the
    /// answer is right.
    pub days: Vec<([f64; 2], bool)>,
}

/// What decides the days at the mark after the third and after the fourth epoch.
pub fn rests() -> [Rest; 2] {
    let training = generate(SAMPLES, 0);
    let others = generate(OTHERS, 1);
    let mut weights = START;
    let mut after = |epoch: usize, more: usize| {
        (0..more).for_each(|_| _ = self::epoch(&mut weights, &training, RATE));
        let days = others.iter().enumerate().filter(|(_, day)| day.input[0] == 0.0);
        let shown = |(number, day): (usize, &Sample)| {
            let scale = if 2 * number < OTHERS { 1.0 } else { 10.0 };
            let is_right = correct(&weights, std::slice::from_ref(day)) == 1;
            ([scale * day.input[1], scale * day.input[2]], is_right)
        };
        Rest { epoch, weights: [weights[1], weights[2]], days: days.map(shown).collect() }
    };
    [after(3, 3), after(4, 1)]
}

/// Which test days stay wrong.
pub fn who_stays_wrong() -> AtTheMark {
    let training = generate(SAMPLES, 0);
    let [at, elsewhere] = at_the_mark(generate(OTHERS, 1));
    let mut weights = START;
    let counts = (0..5).map(|_| {
        epoch(&mut weights, &training, RATE);
        (wrong(&weights, &at), wrong(&weights, &elsewhere))
    });
    let (wrong_at, wrong_elsewhere): (Vec<usize>, Vec<usize>) = counts.unzip();
    let runs = over_seeds(SEEDS, |seed| {
        let [at, elsewhere] = at_the_mark(generate(OTHERS, 2 * seed + 1));
        let weights = run(seed).weights;
        [wrong(&weights, &at), wrong(&weights, &elsewhere)]
    });
    let sum = |i: usize| runs.iter().map(|counts| counts[i]).sum();
    let [third, fourth] = rests();
    let both = fourth.days.iter().zip(&third.days);
    AtTheMark {
        days: at.len(),
        wrong: wrong_at,
        weight: weights[0],
        wrong_elsewhere,
        others: both.filter(|(now, before)| !now.1 && before.1).count(),
        all_wrong: sum(0),
        all_wrong_elsewhere: sum(1),
        expected: 1.0 - AT_THE_MARK / 100.0,
    }
}

/// The hundred runs again, on notebooks without the days whose warmth is exactly 0.
#[derive(Serialize)]
pub struct WithoutTheMark {
    /// How many runs end with an epoch without a mistake.
    pub ended: usize,
    /// After how many epochs the last of them ends, that epoch included.
    pub slowest: usize,
}

/// Trains on days off the mark alone until an epoch has no mistake, for a hundred epochs at most.
pub fn without_the_mark() -> WithoutTheMark {
    let ends = over_seeds(SEEDS, |seed| {
        let [_, days] = at_the_mark(generate(SAMPLES, 2 * seed));
        let mut weights = start(seed);
        (1..=100).find(|_| epoch(&mut weights, &days, RATE) == 0)
    });
    let epochs: Vec<usize> = ends.into_iter().flatten().collect();
    WithoutTheMark { ended: epochs.len(), slowest: epochs.iter().copied().max().unwrap_or(0) }
}

/// The page's program without rounding.
#[derive(Serialize)]
pub struct Unrounded {
    /// Mistakes in each of five epochs.
    pub mistakes: Vec<usize>,
    /// The first sample of the first epoch that the program answers otherwise, counted from 1.
    pub parts: usize,
}

/// The training of the page in whole numbers: readings in tenths, weights in thousandths.
pub fn unrounded() -> Unrounded {
    let whole = |times: f64| move |value: &f64| (times * value).round() as i64;
    let days = generate(SAMPLES, 0);
    let mut weights: Vec<i64> = START.iter().map(whole(1000.0)).collect();
    // A learning rate of 0.01 times a reading in tenths is so many thousandths.
    let answer = |weights: &mut [i64], day: &Sample| {
        let input: Vec<i64> = day.input.iter().map(whole(10.0)).collect();
        let pre: i64 = input.iter().zip(&*weights).map(|(x, w)| x * w).sum();
        let final_error = i64::from(pre >= 0) - day.target as i64;
        weights.iter_mut().zip(&input).for_each(|(weight, x)| *weight -= final_error * x);
        final_error
    };
    let (mut exact, mut rounded) = (weights.clone(), START);
    let parts = days
        .iter()
        .position(|day| answer(&mut exact, day) as f64 != update(&mut rounded, day, RATE));
    let mut walk = || days.iter().filter(|day| answer(&mut weights, day) != 0).count();
    let mistakes = (0..5).map(|_| walk()).collect();
    Unrounded { mistakes, parts: parts.map_or(0, |place| place + 1) }
}

/// The test days of the page's program that stand in its notebook as well.
#[derive(Serialize)]
pub struct SeenBefore {
    /// How many test days there are.
    pub days: usize,
    /// How many test days have the readings of a day of the notebook.
    pub both: usize,
    /// The share of right answers to all test days after the fifth epoch.
    pub right: f64,
    /// The share of right answers to the test days with readings of their own after the fifth epoch.
    pub right_of_new: f64,
    /// The share of right answers to the days of the notebook after the fifth epoch.
    pub right_of_notebook: f64,
}

/// What the program's test says without the days that it has learned from.
pub fn seen_before() -> SeenBefore {
    let (training, others) = (generate(SAMPLES, 0), generate(OTHERS, 1));
    let is_new = |day: &&Sample| training.iter().all(|known| known.input != day.input);
    let new: Vec<Sample> = others.iter().filter(is_new).cloned().collect();
    let mut weights = START;
    for _ in 0..5 {
        epoch(&mut weights, &training, RATE);
    }
    let share = |days: &[Sample]| correct(&weights, days) as f64 / days.len() as f64;
    SeenBefore {
        days: others.len(),
        both: others.len() - new.len(),
        right: share(&others),
        right_of_new: share(&new),
        right_of_notebook: share(&training),
    }
}

/// A training from zero weights at two learning rates.
#[derive(Serialize)]
pub struct FromZero {
    /// The smaller learning rate.
    pub small_rate: f64,
    /// The larger learning rate.
    pub large_rate: f64,
    /// The learning rate at which rounding shows.
    pub rounded_rate: f64,
    /// Mistakes in each epoch at the smaller rate.
    pub small_mistakes: Vec<usize>,
    pub large_mistakes: Vec<usize>,
    /// Mistakes in each epoch at the rate at which rounding shows.
    pub rounded_mistakes: Vec<usize>,
    /// The weights learned at the smaller rate.
    pub small_weights: Vec<f64>,
    /// The weights learned at the larger rate.
    pub large_weights: Vec<f64>,
}

/// Learning rates that are 16 times apart, so that no digit is rounded differently.
pub fn from_zero() -> FromZero {
    let (small_rate, large_rate, rounded_rate) = (0.0625, 1.0, 0.01);
    let samples = generate(1000, 0);
    let train = |learning_rate| {
        let mut weights = vec![0.0; 3];
        let mistakes =
            (0..5).map(|_| epoch(&mut weights, &samples, learning_rate)).collect::<Vec<usize>>();
        (mistakes, weights)
    };
    let ((small_mistakes, small_weights), (large_mistakes, large_weights)) =
        (train(small_rate), train(large_rate));
    let (rounded_mistakes, _) = train(rounded_rate);
    FromZero {
        small_rate,
        large_rate,
        rounded_rate,
        small_mistakes,
        large_mistakes,
        rounded_mistakes,
        small_weights,
        large_weights,
    }
}

/// Trainings from weights drawn by chance at several learning rates.
#[derive(Serialize)]
pub struct Rates {
    /// How many seeds.
    pub seeds: usize,
    /// One row for each learning rate.
    pub rows: Vec<Rate>,
}

/// One learning rate: means over the seeds, and their standard errors.
#[derive(Serialize)]
pub struct Rate {
    /// A learning rate at which the hundred runs are trained, each from weights between −1 and 1.
    pub learning_rate: f64,
    /// The mistakes in each of five epochs.
    pub epochs: Vec<f64>,
    /// The standard errors of these means.
    pub epochs_error: Vec<f64>,
    /// The mistakes in the fortieth epoch.
    pub fortieth: f64,
    /// The length of the weights divided by the learning rate, at the start.
    pub start: f64,
    /// How many of the thousand test days are answered wrongly after the fifth epoch.
    pub wrong: f64,
}

/// The learning rates of the page.
pub const RATES: [f64; 6] = [0.0001, 0.001, 0.01, 0.1, 1.0, 1000.0];

/// One run of five epochs at a learning rate.
pub struct Course {
    /// The mistakes in each epoch.
    pub epochs: Vec<f64>,
    /// How many days of a test set are answered wrongly after the last epoch.
    pub wrong: f64,
}

/// Trains on a notebook of this seed, from weights between −1 and 1.
pub fn course(seed: u64, learning_rate: f64) -> Course {
    let samples = generate(1000, 2 * seed);
    let mut weights = start(seed);
    let epochs = (0..5).map(|_| epoch(&mut weights, &samples, learning_rate) as f64).collect();
    let wrong = wrong(&weights, &generate(OTHERS, 2 * seed + 1)) as f64;
    Course { epochs, wrong }
}

/// The mistakes in the fortieth epoch of a training on a notebook of this seed.
pub fn fortieth(seed: u64, learning_rate: f64) -> f64 {
    let (samples, mut weights) = (generate(SAMPLES, 2 * seed), start(seed));
    (1..40).for_each(|_| _ = epoch(&mut weights, &samples, learning_rate));
    epoch(&mut weights, &samples, learning_rate) as f64
}

/// How many mistakes it takes until the start is forgotten.
pub fn rates() -> Rates {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let starts: Vec<f64> = (0..SEEDS).map(|seed| length(&start(seed))).collect();
    let row = |learning_rate| {
        let runs = over_seeds(SEEDS, |seed| course(seed, learning_rate));
        let epoch = |i: usize| runs.iter().map(|run| run.epochs[i]).collect::<Vec<f64>>();
        Rate {
            learning_rate,
            epochs: (0..5).map(|i| mean(&epoch(i))).collect(),
            epochs_error: (0..5).map(|i| standard_error_of_mean(&epoch(i))).collect(),
            fortieth: mean(&over_seeds(SEEDS, |seed| fortieth(seed, learning_rate))),
            start: mean(&starts) / learning_rate,
            wrong: mean(&runs.iter().map(|run| run.wrong).collect::<Vec<f64>>()),
        }
    };
    Rates { seeds: SEEDS as usize, rows: RATES.map(row).into() }
}
