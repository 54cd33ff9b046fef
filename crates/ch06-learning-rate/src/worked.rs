//! The chapter's worked examples: every number that its page prints.

use ch03_learning_rule::Sample;
use ch05_gradient_descent::{delta_update, error};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::spread;

use crate::{Schedule, best_rate, curvatures, factor, limit, steps_needed, train, train_online};

fn sample(input: &[f64], target: f64) -> Sample {
    Sample { input: input.into(), target }
}

/// The sample of the node with one weight: curvature 4, bottom at a weight of 1.
pub fn one() -> Vec<Sample> {
    vec![sample(&[2.0], 2.0)]
}

/// The samples of the bowl: curvatures 0.25 and 4 along the two weights, bottom at 4 and 1.
pub fn bowl() -> Vec<Sample> {
    vec![sample(&[0.5, 0.0], 2.0), sample(&[0.0, 2.0], 2.0)]
}

/// Samples whose two inputs say nearly the same: curvatures 0.125 and 2, along the diagonals.
pub fn agreeing() -> Vec<Sample> {
    vec![sample(&[1.0, 1.0], 2.0), sample(&[0.25, -0.25], 0.5)]
}

/// The samples of the bowl with the second input in another unit.
pub fn scaled(unit: f64) -> Vec<Sample> {
    vec![sample(&[0.5, 0.0], 2.0), sample(&[0.0, 2.0 * unit], 2.0)]
}

/// Every sample of the bowl so many times.
pub fn copied(copies: usize) -> Vec<Sample> {
    (0..copies).flat_map(|_| bowl()).collect()
}

/// The share of the error that training is to leave, wherever steps are counted.
pub const SHARE: f64 = 0.001;

/// The bowl at several learning rates.
#[derive(Serialize)]
pub struct Rates {
    /// The error at the start.
    pub start: f64,
    /// The steps after which the error is told.
    pub steps: Vec<usize>,
    /// One row a rate.
    pub rows: Vec<RateRow>,
}

/// The errors at one learning rate.
#[derive(Serialize)]
pub struct RateRow {
    /// LR.
    pub learning_rate: f64,
    /// The error after each of the steps.
    pub errors: Vec<f64>,
}

/// The rates of the first table.
pub const RATES: [f64; 4] = [0.02, 0.25, 0.45, 0.55];

/// The errors at these rates after these steps.
fn rates_of(samples: &[Sample], rates: &[f64], steps: &[usize]) -> Rates {
    let zero = vec![0.0; samples[0].input.len()];
    let last = steps.iter().copied().max().unwrap_or(0);
    let row = |&learning_rate: &f64| {
        let all = train(&mut zero.clone(), samples, learning_rate, last);
        RateRow { learning_rate, errors: steps.iter().map(|&step| all[step]).collect() }
    };
    Rates {
        start: error(&zero, samples),
        steps: steps.into(),
        rows: rates.iter().map(row).collect(),
    }
}

/// Too small, good, overshooting, diverging.
pub fn rates() -> Rates {
    rates_of(&bowl(), &RATES, &[1, 10, 50])
}

/// A little below the edge, on it, and a little above, with one weight.
pub fn edge() -> Rates {
    rates_of(&one(), &[0.499, 0.5, 0.501], &[1, 10, 100, 1000])
}

/// One weight, step by step.
#[derive(Serialize)]
pub struct OneWeight {
    /// The input of the only sample.
    pub input: f64,
    /// T.
    pub target: f64,
    /// The curvature.
    pub curvature: f64,
    /// The weight at the bottom.
    pub bottom: f64,
    /// The final error of a weight of 0.
    pub final_error: f64,
    /// The gradient at a weight of 0.
    pub gradient: f64,
    /// The learning rate that lands in one step.
    pub lands: f64,
    /// The limit.
    pub limit: f64,
    /// One row a rate.
    pub rows: Vec<WeightRow>,
}

/// The weight at one learning rate.
#[derive(Serialize)]
pub struct WeightRow {
    /// LR.
    pub learning_rate: f64,
    /// What every step multiplies the distance by.
    pub factor: f64,
    /// The weight, before the first step and after each.
    pub weights: Vec<f64>,
}

/// Five rates with one weight.
pub fn one_weight() -> OneWeight {
    let samples = one();
    let (input, target) = (samples[0].input[0], samples[0].target);
    let curvature = input * input;
    let row = |learning_rate| {
        let mut weight = [0.0];
        let mut weights = vec![0.0];
        for _ in 0..4 {
            train(&mut weight, &samples, learning_rate, 1);
            weights.push(weight[0]);
        }
        WeightRow { learning_rate, factor: factor(learning_rate, curvature), weights }
    };
    OneWeight {
        input,
        target,
        curvature,
        bottom: target / input,
        final_error: -target,
        gradient: ch05_gradient_descent::gradient(&[0.0], &samples)[0],
        lands: 1.0 / curvature,
        limit: limit(curvature),
        rows: [0.05, 0.25, 0.4, 0.5, 0.55].map(row).into(),
    }
}

/// How a diverging training ends.
#[derive(Serialize)]
pub struct Overflow {
    /// LR.
    pub learning_rate: f64,
    /// What every step multiplies the distance by.
    pub factor: f64,
    /// The error after 1, 2 and 3 steps.
    pub errors: Vec<f64>,
    /// The step after which the error is infinite.
    pub infinite: usize,
    /// The step after which it is no number at all.
    pub no_number: usize,
}

/// One weight at twice the limit.
pub fn overflow() -> Overflow {
    let learning_rate = 1.0;
    let errors = train(&mut [0.0], &one(), learning_rate, 1000);
    let first = |what: fn(f64) -> bool| errors.iter().position(|e| what(*e)).unwrap_or(usize::MAX);
    Overflow {
        learning_rate,
        factor: factor(learning_rate, 4.0),
        errors: errors[1..4].into(),
        infinite: first(f64::is_infinite),
        no_number: first(f64::is_nan),
    }
}

/// The two directions of the bowl.
#[derive(Serialize)]
pub struct Bowl {
    /// The curvatures, flattest first.
    pub curvatures: [f64; 2],
    /// The bottom.
    pub bottom: [f64; 2],
    /// The limit of each direction.
    pub limits: [f64; 2],
    /// The condition number.
    pub condition: f64,
    /// The rate at which the steep direction lands in one step.
    pub lands: f64,
    /// The factor of the flat direction at that rate.
    pub flat_factor: f64,
    /// The best rate.
    pub best_rate: f64,
    /// The factors of both directions at the best rate.
    pub best_factors: [f64; 2],
    /// The distances of the start from the bottom.
    pub distances: [f64; 2],
    /// The error that either distance makes at the start.
    pub parts: [f64; 2],
    /// A learning rate.
    pub learning_rate: f64,
    /// How many steps.
    pub steps: usize,
    /// The factors at that rate.
    pub factors: [f64; 2],
    /// What is left of either part after the steps, by the formula.
    pub parts_left: [f64; 2],
    /// Their sum.
    pub left: f64,
}

/// The bowl's directions.
pub fn directions() -> Bowl {
    let curvatures = curvatures(&bowl());
    let best_rate = best_rate(curvatures);
    let (learning_rate, steps, distances) = (0.45, 10, [-4.0, -1.0]);
    let factors = curvatures.map(|curvature| factor(learning_rate, curvature));
    let parts = [0, 1].map(|i| 0.5 * curvatures[i] * distances[i] * distances[i]);
    let parts_left = [0, 1].map(|i| (0..2 * steps).fold(parts[i], |left, _| left * factors[i]));
    Bowl {
        curvatures,
        bottom: [4.0, 1.0],
        limits: curvatures.map(limit),
        condition: curvatures[1] / curvatures[0],
        lands: 1.0 / curvatures[1],
        flat_factor: factor(1.0 / curvatures[1], curvatures[0]),
        best_rate,
        best_factors: curvatures.map(|curvature| factor(best_rate, curvature)),
        distances,
        parts,
        learning_rate,
        steps,
        factors,
        parts_left,
        left: parts_left.iter().sum(),
    }
}

/// How many steps training takes.
#[derive(Serialize)]
pub struct Needed {
    /// The share of the error that is left in the end.
    pub share: f64,
    /// Learning rates.
    pub rates: Vec<f64>,
    /// The steps that each of them needs.
    pub steps: Vec<usize>,
    /// The fewest steps of all rates.
    pub fewest: usize,
    /// The smallest and the largest rate, in thousandths, that need no more.
    pub fewest_from: f64,
    /// See there.
    pub fewest_to: f64,
}

/// Steps on the bowl at several rates, and the best of all thousandths below the limit.
pub fn needed() -> Needed {
    let samples = bowl();
    let steps = |rate: f64| steps_needed(&[0.0, 0.0], &samples, rate, SHARE).unwrap_or(usize::MAX);
    let rates = vec![0.02, 0.05, 0.1, 0.25, best_rate(curvatures(&samples)), 0.49, 0.499];
    let all: Vec<(usize, f64)> =
        (1..500).map(|n| f64::from(n) / 1000.0).map(|rate| (steps(rate), rate)).collect();
    let fewest = all.iter().map(|(steps, _)| *steps).min().unwrap_or(usize::MAX);
    let of_fewest: Vec<f64> =
        all.iter().filter(|(steps, _)| *steps == fewest).map(|(_, rate)| *rate).collect();
    Needed {
        share: SHARE,
        steps: rates.iter().map(|rate| steps(*rate)).collect(),
        rates,
        fewest,
        fewest_from: of_fewest[0],
        fewest_to: of_fewest[of_fewest.len() - 1],
    }
}

/// The bowl with the second input in several units.
#[derive(Serialize)]
pub struct Units {
    /// One row a unit.
    pub rows: Vec<UnitRow>,
}

/// The bowl in one unit.
#[derive(Serialize)]
pub struct UnitRow {
    /// The second input of the second sample.
    pub input: f64,
    /// The curvatures.
    pub curvatures: [f64; 2],
    /// The condition number.
    pub condition: f64,
    /// The limit.
    pub limit: f64,
    /// The best rate.
    pub best_rate: f64,
    /// Steps at the best rate.
    pub steps: usize,
}

/// As it is, ten times as large, and scaled to the size of the first input.
pub fn units() -> Units {
    let row = |unit| {
        let samples = scaled(unit);
        let curvatures = curvatures(&samples);
        let best_rate = best_rate(curvatures);
        UnitRow {
            input: samples[1].input[1],
            curvatures,
            condition: curvatures[1] / curvatures[0],
            limit: limit(curvatures[1]),
            best_rate,
            steps: steps_needed(&[0.0, 0.0], &samples, best_rate, SHARE).unwrap_or(usize::MAX),
        }
    };
    Units { rows: [1.0, 10.0, 0.25].map(row).into() }
}

/// Inputs that say nearly the same.
#[derive(Serialize)]
pub struct Agreeing {
    /// The targets of the two samples.
    pub targets: Vec<f64>,
    /// The summed squares of either input.
    pub squares: f64,
    /// The summed products of both.
    pub products: f64,
    /// What the squares alone would give for a limit.
    pub naive_limit: f64,
    /// The curvatures.
    pub curvatures: [f64; 2],
    /// The condition number.
    pub condition: f64,
    /// The limit.
    pub limit: f64,
    /// A rate between the two limits.
    pub learning_rate: f64,
    /// The error at the start.
    pub start: f64,
    /// The error after 20 steps at that rate.
    pub error: f64,
    /// The error that the start has in either direction, the flattest first.
    pub parts: [f64; 2],
    /// How many steps leave a thousandth of it at the best rate.
    pub best_steps: usize,
    /// A smaller rate.
    pub quicker_rate: f64,
    /// How many steps it takes.
    pub quicker_steps: usize,
}

/// Curvatures that no single input shows.
pub fn agreeing_inputs() -> Agreeing {
    let samples = agreeing();
    let sum = |i: usize, j: usize| -> f64 { samples.iter().map(|s| s.input[i] * s.input[j]).sum() };
    let curvatures = curvatures(&samples);
    let learning_rate = 1.2;
    let errors = train(&mut [0.0, 0.0], &samples, learning_rate, 20);
    // The bottom is at 2 and 0, so the start is √2 away from it along either diagonal.
    let parts = curvatures.map(|curvature| 0.5 * curvature * 2.0);
    let steps = |rate| steps_needed(&[0.0, 0.0], &samples, rate, SHARE).unwrap_or(usize::MAX);
    let quicker_rate = 0.9 * limit(curvatures[1]);
    Agreeing {
        targets: samples.iter().map(|sample| sample.target).collect(),
        best_steps: steps(best_rate(curvatures)),
        quicker_steps: steps(quicker_rate),
        quicker_rate,
        parts,
        squares: sum(0, 0),
        products: sum(0, 1),
        naive_limit: limit(sum(0, 0)),
        curvatures,
        condition: curvatures[1] / curvatures[0],
        limit: limit(curvatures[1]),
        learning_rate,
        start: errors[0],
        error: errors[20],
    }
}

/// The same samples again and again.
#[derive(Serialize)]
pub struct Copies {
    /// LR.
    pub learning_rate: f64,
    /// How many steps.
    pub steps: usize,
    /// One row a number of copies.
    pub rows: Vec<CopyRow>,
}

/// One number of copies.
#[derive(Serialize)]
pub struct CopyRow {
    /// How many samples there are.
    pub samples: usize,
    /// The curvature of the summed error along the steepest direction.
    pub steepest: f64,
    /// The limit for the sum.
    pub limit_of_sum: f64,
    /// The limit for the mean.
    pub limit_of_mean: f64,
    /// The error for each sample after the steps, descending on the sum.
    pub with_sum: f64,
    /// The error for each sample after the steps, descending on the mean.
    pub with_mean: f64,
}

/// The bowl's samples once, 10 and 100 times.
pub fn copies() -> Copies {
    let (learning_rate, steps) = (0.4, 10);
    let row = |copies| {
        let samples = copied(copies);
        let count = samples.len() as f64;
        let steepest = curvatures(&samples)[1];
        let left = |rate| train(&mut [0.0, 0.0], &samples, rate, steps)[steps] / count;
        CopyRow {
            samples: samples.len(),
            steepest,
            limit_of_sum: limit(steepest),
            limit_of_mean: limit(steepest / count),
            with_sum: left(learning_rate),
            with_mean: left(learning_rate / count),
        }
    };
    Copies { learning_rate, steps, rows: [1, 10, 100].map(row).into() }
}

/// The delta rule on one sample.
#[derive(Serialize)]
pub struct OneSample {
    /// The inputs.
    pub input: Vec<f64>,
    /// T.
    pub target: f64,
    /// The summed squares of the inputs.
    pub squares: f64,
    /// The limit.
    pub limit: f64,
    /// One row a rate.
    pub rows: Vec<SampleRow>,
}

/// One rate.
#[derive(Serialize)]
pub struct SampleRow {
    /// LR.
    pub learning_rate: f64,
    /// The factor.
    pub factor: f64,
    /// FE before the first update and after 1, 2 and 3.
    pub final_errors: Vec<f64>,
}

/// The sample of the delta rule's table.
pub fn single() -> Sample {
    sample(&[1.0, 2.0], 1.0)
}

/// Five rates on one sample.
pub fn one_sample() -> OneSample {
    let sample = single();
    let squares: f64 = sample.input.iter().map(|x| x * x).sum();
    let row = |learning_rate| {
        let mut weights = [0.0, 0.0];
        let final_errors =
            (0..4).map(|_| delta_update(&mut weights, &sample, learning_rate)).collect();
        SampleRow { learning_rate, factor: factor(learning_rate, squares), final_errors }
    };
    let rows = [0.1, 0.2, 0.3, 0.4, 0.5].map(row).into();
    OneSample { squares, limit: limit(squares), rows, input: sample.input, target: sample.target }
}

/// What the noisy readings are readings of.
pub const TRUE: f64 = 3.0;

/// Readings of [`TRUE`], each off by up to 1: samples whose only input is 1.
pub fn readings(count: usize, seed: u64) -> Vec<Sample> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    (0..count).map(|_| sample(&[1.0], TRUE + rng.random_range(-1.0..1.0))).collect()
}

/// Online training on noisy readings.
#[derive(Serialize)]
pub struct Noisy {
    /// How many seeds.
    pub seeds: usize,
    /// How many updates in the end.
    pub updates: usize,
    /// How many early on.
    pub early: usize,
    /// What is measured.
    pub truth: f64,
    /// How far a reading is off, as the root of the mean square.
    pub noise: f64,
    /// Constant rates.
    pub constant: Vec<Wander>,
    /// Schedules.
    pub schedules: Vec<Settled>,
    /// The share of the distance that is never walked when the rate is halved in every update.
    pub never_walked: f64,
    /// The share of the way that 1/t has walked in the end where the input is one half.
    pub flat_walked: f64,
}

/// A constant rate.
#[derive(Serialize)]
pub struct Wander {
    /// LR.
    pub learning_rate: f64,
    /// How far the weight is off in the end, as the root of the mean square over the seeds.
    pub measured: f64,
    /// What the formula says.
    pub formula: f64,
}

/// How far the weight is off with one schedule: early and in the end.
#[derive(Serialize)]
pub struct Settled {
    /// The first rate.
    pub first_rate: f64,
    /// Early: the median over the seeds.
    pub early: f64,
    /// In the end: the smallest.
    pub least: f64,
    /// The median.
    pub median: f64,
    /// The largest.
    pub most: f64,
}

/// How many seeds the page reports.
pub const SEEDS: u64 = 1000;
/// The updates of a run on noisy readings.
pub const UPDATES: usize = 1000;
/// The updates after which the page looks for the first time.
pub const EARLY: usize = 20;

/// The schedules of the page with their first rates.
pub const SCHEDULES: [(f64, Schedule); 5] = [
    (0.5, Schedule::Constant),
    (0.01, Schedule::Constant),
    (0.5, Schedule::Halved { every: 100 }),
    (1.0, Schedule::OneOverT),
    (0.5, Schedule::Halved { every: 1 }),
];

/// How far the weight is off, for every seed, from the smallest to the largest.
pub fn distances(first_rate: f64, schedule: Schedule, updates: usize) -> Vec<f64> {
    let off = |seed| {
        let mut weights = [0.0];
        train_online(&mut weights, &readings(updates, seed), first_rate, schedule);
        (weights[0] - TRUE).abs()
    };
    let mut all: Vec<f64> = (0..SEEDS).map(off).collect();
    all.sort_by(f64::total_cmp);
    all
}

/// Constant rates and schedules on noisy readings, from many seeds.
pub fn noisy() -> Noisy {
    // Uniform from −1 to 1: the mean square is a third.
    let variance = 1.0 / 3.0;
    let constant = [0.5, 0.1, 0.02].map(|learning_rate| {
        let all = distances(learning_rate, Schedule::Constant, UPDATES);
        let mean_square = all.iter().map(|d| d * d).sum::<f64>() / all.len() as f64;
        Wander {
            learning_rate,
            measured: mean_square.sqrt(),
            formula: (variance * learning_rate / (2.0 - learning_rate)).sqrt(),
        }
    });
    let schedules = SCHEDULES.map(|(first_rate, schedule)| {
        let early = spread(distances(first_rate, schedule, EARLY)).median;
        let end = spread(distances(first_rate, schedule, UPDATES));
        Settled { first_rate, early, least: end.least, median: end.median, most: end.most }
    });
    let left = |first_rate, schedule: Schedule, curvature, updates| -> f64 {
        let rate = |update| schedule.rate(first_rate, update);
        (0..updates).map(|update| factor(rate(update), curvature)).product()
    };
    Noisy {
        seeds: SEEDS as usize,
        updates: UPDATES,
        early: EARLY,
        truth: TRUE,
        noise: variance.sqrt(),
        constant: constant.into(),
        schedules: schedules.into(),
        never_walked: left(0.5, Schedule::Halved { every: 1 }, 1.0, 100),
        flat_walked: 1.0 - left(1.0, Schedule::OneOverT, 0.25, UPDATES),
    }
}
