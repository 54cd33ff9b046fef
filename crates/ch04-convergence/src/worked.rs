//! The chapter's worked examples: every number that its page prints.

use ch02_classification::{distance, length};
use ch03_learning_rule::worked::start;
use ch03_learning_rule::{Sample, correct, epoch, generate, update};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::{Spread, over_seeds, spread};

use crate::{margin, mistake_bound, radius, train_until_right, with_bias};

/// The six points of the page, three of either kind, in the order in which they are shown.
pub fn hand_samples() -> Vec<Sample> {
    let rows = [
        ([3.0, 1.0], 1.0),
        ([-2.0, 3.0], 1.0),
        ([1.0, -2.0], 0.0),
        ([4.0, -2.0], 1.0),
        ([-4.0, 2.0], 0.0),
        ([-1.0, -3.0], 0.0),
    ];
    rows.map(|(input, target)| Sample { input: input.into(), target }).into()
}

/// The learning rate of the page's run by hand.
pub const HAND_RATE: f64 = 0.5;

/// How far one of the points lies from a plane.
#[derive(Serialize)]
pub struct Place {
    /// Where it is.
    pub input: Vec<f64>,
    /// T.
    pub target: f64,
    /// The length of the input.
    pub length: f64,
    /// How far it is from the plane, with chapter 2's sign.
    pub distance: f64,
    /// The same, counted towards the side where its target wants it.
    pub on_its_side: f64,
}

/// A plane among the six points.
#[derive(Serialize)]
pub struct Plane {
    /// The weights.
    pub weights: Vec<f64>,
    /// Their length.
    pub length: f64,
    /// γ.
    pub margin: f64,
    /// (R/γ)².
    pub bound: f64,
}

fn plane(samples: &[Sample], weights: &[f64]) -> Plane {
    let margin = margin(samples, weights);
    let bound = mistake_bound(radius(samples), margin);
    Plane { weights: weights.into(), length: length(weights), margin, bound }
}

/// Margin and radius of the six points.
#[derive(Serialize)]
pub struct MarginByHand {
    /// The plane of the page.
    pub plane: Plane,
    /// One row a point.
    pub places: Vec<Place>,
    /// R.
    pub radius: f64,
    /// R².
    pub radius_squared: f64,
    /// The plane with the largest margin.
    pub widest: Plane,
}

/// Margin and radius, point by point.
pub fn margin_by_hand() -> MarginByHand {
    let samples = hand_samples();
    let weights = [3.0, 4.0];
    let place = |sample: &Sample| {
        let distance = distance(&sample.input, &weights);
        Place {
            input: sample.input.clone(),
            target: sample.target,
            length: length(&sample.input),
            distance,
            on_its_side: if sample.target == 1.0 { distance } else { -distance },
        }
    };
    let radius = radius(&samples);
    MarginByHand {
        plane: plane(&samples, &weights),
        places: samples.iter().map(place).collect(),
        radius,
        radius_squared: radius * radius,
        widest: plane(&samples, &[4.0, 5.0]),
    }
}

/// One mistake and what it did to the weights.
#[derive(Clone, Serialize)]
pub struct Mistake {
    /// The input that was answered wrongly.
    pub input: Vec<f64>,
    /// T.
    pub target: f64,
    /// FE.
    pub final_error: f64,
    /// The weights before.
    pub before: Vec<f64>,
    /// The weights after.
    pub after: Vec<f64>,
    /// How far the weights reach in the good direction.
    pub reach: f64,
    /// The least that (4.3) allows.
    pub least_reach: f64,
    /// The squared length of the weights.
    pub squared: f64,
    /// The most that (4.4) allows.
    pub most_squared: f64,
    /// The length of the weights.
    pub length: f64,
}

/// Every mistake on the way until nothing is wrong, or until `most_epochs` are over. `good` are
/// weights of a plane between the two kinds.
pub fn mistakes(
    start: &[f64],
    samples: &[Sample],
    learning_rate: f64,
    good: &[f64],
    most_epochs: usize,
) -> Vec<Mistake> {
    let (gamma, longest) = (margin(samples, good), radius(samples));
    let (mut weights, mut seen): (Vec<f64>, Vec<Mistake>) = (start.into(), vec![]);
    for _ in 0..most_epochs {
        let known = seen.len();
        for sample in samples {
            let before = weights.clone();
            let final_error = update(&mut weights, sample, learning_rate);
            if final_error == 0.0 {
                continue;
            }
            let count = (seen.len() + 1) as f64;
            let long = length(&weights);
            seen.push(Mistake {
                input: sample.input.clone(),
                target: sample.target,
                final_error,
                before,
                after: weights.clone(),
                reach: distance(&weights, good),
                least_reach: count * learning_rate * gamma,
                squared: weights.iter().map(|weight| weight * weight).sum(),
                most_squared: count * (learning_rate * longest) * (learning_rate * longest),
                length: long,
            });
        }
        if seen.len() == known {
            break;
        }
    }
    seen
}

/// The run by hand.
#[derive(Serialize)]
pub struct RunByHand {
    /// LR.
    pub learning_rate: f64,
    /// LR · γ.
    pub least_growth: f64,
    /// (LR · R)².
    pub most_growth: f64,
    /// The good direction, of length 1.
    pub good: Vec<f64>,
    /// Every mistake.
    pub mistakes: Vec<Mistake>,
    /// How many.
    pub count: usize,
    /// The epochs, with the last one, which has none.
    pub epochs: usize,
    /// How many orders the six points can be shown in.
    pub orders: usize,
    /// The fewest mistakes over all of them.
    pub fewest: usize,
    /// The most.
    pub most: usize,
    /// In how many orders the weights end in another direction than the good one.
    pub elsewhere: usize,
}

/// All orders of some things.
fn orders<T: Clone>(things: &[T]) -> Vec<Vec<T>> {
    if things.is_empty() {
        return vec![vec![]];
    }
    let first = |i: usize| {
        let mut others = things.to_vec();
        let first = others.remove(i);
        orders(&others).into_iter().map(move |order| [vec![first.clone()], order].concat())
    };
    (0..things.len()).flat_map(first).collect()
}

/// The six points from zero weights, mistake by mistake.
pub fn run_by_hand() -> RunByHand {
    let (samples, good) = (hand_samples(), [3.0, 4.0]);
    let long = HAND_RATE * radius(&samples);
    let trained = |samples: &[Sample]| {
        let mut weights = [0.0, 0.0];
        let run = train_until_right(&mut weights, samples, HAND_RATE, 100);
        (run, weights)
    };
    let ends: Vec<_> = orders(&samples).iter().map(|order| trained(order)).collect();
    let counts = || ends.iter().map(|(run, _)| run.mistakes);
    // Halves, so that nothing is rounded.
    let is_good = |w: &[f64]| good[0] * w[1] == good[1] * w[0] && w[0] > 0.0;
    let run = mistakes(&[0.0, 0.0], &samples, HAND_RATE, &good, 100);
    RunByHand {
        learning_rate: HAND_RATE,
        least_growth: HAND_RATE * margin(&samples, &good),
        most_growth: long * long,
        good: good.map(|weight| weight / length(&good)).into(),
        count: run.len(),
        mistakes: run,
        epochs: trained(&samples).0.epochs,
        orders: ends.len(),
        fewest: counts().min().unwrap_or(0),
        most: counts().max().unwrap_or(0),
        elsewhere: ends.iter().filter(|(_, weights)| !is_good(weights)).count(),
    }
}

/// How many seeds the page reports.
pub const SEEDS: u64 = 100;

/// Points of a cube from −1 to 1, on both sides of the plane whose weights are all 1, and none
/// nearer to it than `gap`.
pub fn apart(samples: usize, inputs: usize, gap: f64, seed: u64) -> Vec<Sample> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let good = vec![1.0; inputs];
    std::iter::repeat_with(|| (0..inputs).map(|_| rng.random_range(-1.0..1.0)).collect())
        .filter_map(|input: Vec<f64>| {
            let distance = distance(&input, &good);
            let target = if distance >= 0.0 { 1.0 } else { 0.0 };
            (distance.abs() >= gap).then_some(Sample { input, target })
        })
        .take(samples)
        .collect()
}

/// Counted mistakes against the bound.
#[derive(Serialize)]
pub struct Counted {
    /// How many seeds.
    pub seeds: u64,
    /// How many samples.
    pub samples: usize,
    /// How many inputs.
    pub inputs: usize,
    /// One row a gap.
    pub rows: Vec<Gap>,
    /// The largest share of its bound that any run has used up.
    pub largest_share: f64,
}

/// One gap.
#[derive(Serialize)]
pub struct Gap {
    /// No sample is nearer to the plane than this.
    pub gap: f64,
    /// (R/γ)², with R and γ as they are in the samples.
    pub bound: Spread,
    /// The mistakes until nothing was wrong.
    pub mistakes: Spread,
    /// How many runs got there.
    pub finished: usize,
}

/// Mistakes from zero weights until nothing is wrong, over gaps and seeds.
pub fn counted() -> Counted {
    let (samples, inputs) = (100, 3);
    let mut largest_share = 0.0_f64;
    let rows = [0.5, 0.2, 0.1, 0.05, 0.02, 0.01].map(|gap| {
        let runs = over_seeds(SEEDS, |seed| {
            let samples = apart(samples, inputs, gap, seed);
            let bound = mistake_bound(radius(&samples), margin(&samples, &vec![1.0; inputs]));
            (bound, train_until_right(&mut vec![0.0; inputs], &samples, 1.0, 10_000))
        });
        for (bound, run) in &runs {
            largest_share = largest_share.max(run.mistakes as f64 / bound);
        }
        Gap {
            gap,
            bound: spread(runs.iter().map(|run| run.0)),
            mistakes: spread(runs.iter().map(|run| run.1.mistakes as f64)),
            finished: runs.iter().filter(|run| run.1.finished).count(),
        }
    });
    Counted { seeds: SEEDS, samples, inputs, rows: rows.into(), largest_share }
}

/// What the rows with a first coordinate of 0 do to chapter 3's task.
#[derive(Serialize)]
pub struct Edge {
    /// All whole-number points of the task.
    pub points: usize,
    /// Those with a first coordinate of 0.
    pub on_the_plane: usize,
    /// Their share.
    pub share: f64,
    /// Wrong answers with the weights 1, 0, 0.
    pub upright_wrong: usize,
    /// The margin of these weights.
    pub upright_margin: f64,
    /// Weights that lean a little.
    pub leaning: Vec<f64>,
    /// Wrong answers with these.
    pub leaning_wrong: usize,
    /// The share of right answers with these.
    pub leaning_right: f64,
    /// How many seeds.
    pub seeds: u64,
    /// One row after so many epochs.
    pub after: Vec<After>,
}

/// Weights trained for some epochs, asked about every point of the task.
#[derive(Serialize)]
pub struct After {
    /// How many epochs.
    pub epochs: usize,
    /// Wrong answers to points with a first coordinate of 0.
    pub wrong_on_it: Spread,
    /// Wrong answers to all others.
    pub wrong_elsewhere: Spread,
    /// The share of right answers to all points.
    pub right: Spread,
    /// How many runs have had an epoch without a mistake.
    pub finished: usize,
}

/// Every whole-number point of chapter 3's task with its target.
pub fn every_point() -> Vec<Sample> {
    let axis = || (-10..=10).map(f64::from);
    let column = |x: f64| axis().flat_map(move |y| axis().map(move |z| vec![x, y, z]));
    axis()
        .flat_map(column)
        .map(|input| Sample { target: if input[0] >= 0.0 { 1.0 } else { 0.0 }, input })
        .collect()
}

/// The task's points on and off the plane, and what training makes of either.
pub fn edge() -> Edge {
    let points = every_point();
    let (on, off): (Vec<Sample>, Vec<Sample>) =
        points.iter().cloned().partition(|sample| sample.input[0] == 0.0);
    let wrong = |weights: &[f64], points: &[Sample]| points.len() - correct(weights, points);
    let leaning = vec![100.0, 3.0, 0.1];
    let stops = [1, 5, 20, 200];
    let runs = over_seeds(SEEDS, |seed| {
        let samples = generate(1000, 2 * seed);
        let mut weights = start(seed);
        let mut done = 0;
        stops.map(|stop| {
            let run = train_until_right(&mut weights, &samples, 0.01, stop - done);
            done = stop;
            (wrong(&weights, &on), wrong(&weights, &off), run.finished)
        })
    });
    let after = stops.iter().enumerate().map(|(i, &epochs)| After {
        epochs,
        wrong_on_it: spread(runs.iter().map(|run| run[i].0 as f64)),
        wrong_elsewhere: spread(runs.iter().map(|run| run[i].1 as f64)),
        right: spread(
            runs.iter().map(|run| 1.0 - (run[i].0 + run[i].1) as f64 / points.len() as f64),
        ),
        finished: runs.iter().filter(|run| run[i].2).count(),
    });
    Edge {
        points: points.len(),
        on_the_plane: on.len(),
        share: on.len() as f64 / points.len() as f64,
        upright_wrong: wrong(&[1.0, 0.0, 0.0], &points),
        upright_margin: margin(&points, &[1.0, 0.0, 0.0]),
        leaning_wrong: wrong(&leaning, &points),
        leaning_right: correct(&leaning, &points) as f64 / points.len() as f64,
        leaning,
        seeds: SEEDS,
        after: after.collect(),
    }
}

/// How many runs land on the edge.
#[derive(Serialize)]
pub struct Landing {
    /// How many seeds.
    pub seeds: u64,
    /// The most epochs of the runs in `f64`.
    pub epochs: usize,
    /// Without rounding, from zero: runs with an epoch without a mistake.
    pub exact: usize,
    /// The epochs that they took.
    pub exact_epochs: Spread,
    /// Of these, the runs whose second and third weight are both exactly 0 in the end.
    pub exact_upright: usize,
    /// Without rounding, from zero: runs whose weights come back to where they were at the end
    /// of an earlier epoch, and which therefore never end.
    pub exact_circling: usize,
    /// In `f64` from weights drawn by chance.
    pub drawn: usize,
}

/// How a run in whole numbers went.
enum Exact {
    Landed {
        epochs: usize,
        upright: bool,
    },
    Circling,
    /// Neither, so far.
    Open,
}

/// Chapter 3's training from zero in tenths and with a learning rate of 1, where every number is
/// whole and nothing is rounded.
fn exact(seed: u64, most_epochs: usize) -> Exact {
    let samples: Vec<([i64; 3], i64)> = generate(1000, 2 * seed)
        .iter()
        .map(|sample| {
            let tenths = [0, 1, 2].map(|i| (10.0 * sample.input[i]).round() as i64);
            (tenths, sample.target as i64)
        })
        .collect();
    let mut weights = [0_i64; 3];
    let mut ends = std::collections::HashSet::new();
    for epochs in 1..=most_epochs {
        let mut wrong = 0;
        for (input, target) in &samples {
            let pre: i64 = input.iter().zip(&weights).map(|(x, w)| x * w).sum();
            let error = i64::from(pre >= 0) - target;
            wrong += error.abs();
            weights.iter_mut().zip(input).for_each(|(weight, x)| *weight -= error * x);
        }
        if wrong == 0 {
            return Exact::Landed { epochs, upright: weights[1..] == [0, 0] };
        }
        if !ends.insert(weights) {
            return Exact::Circling;
        }
    }
    Exact::Open
}

/// Chapter 3's task until an epoch has no mistake, without rounding and with it.
pub fn landing() -> Landing {
    let epochs = 200;
    let runs = over_seeds(SEEDS, |seed| exact(seed, 100_000));
    let landed: Vec<(usize, bool)> = runs
        .iter()
        .filter_map(|run| match run {
            Exact::Landed { epochs, upright } => Some((*epochs, *upright)),
            _ => None,
        })
        .collect();
    let drawn = over_seeds(SEEDS, |seed| {
        let samples = generate(1000, 2 * seed);
        train_until_right(&mut start(seed), &samples, 0.01, epochs).finished
    });
    Landing {
        seeds: SEEDS,
        epochs,
        exact: landed.len(),
        exact_epochs: spread(landed.iter().map(|run| run.0 as f64)),
        exact_upright: landed.iter().filter(|run| run.1).count(),
        exact_circling: runs.iter().filter(|run| matches!(run, Exact::Circling)).count(),
        drawn: drawn.into_iter().filter(|finished| *finished).count(),
    }
}

/// The first half of the program of the page: chapter 3's task from zero, without a bias.
#[derive(Serialize)]
pub struct OneRun {
    /// The mistakes of the first five epochs.
    pub mistakes: Vec<usize>,
    /// The training samples with a first coordinate of 0.
    pub on_the_plane: usize,
    /// Wrong answers to these after five epochs.
    pub wrong_on_it: usize,
    /// How many epochs we have gone on for.
    pub epochs: usize,
    /// The fewest mistakes in any of them.
    pub fewest: usize,
}

/// One training without a bias, and where it stands after five epochs.
pub fn one_run() -> OneRun {
    let samples = generate(1000, 0);
    let on: Vec<Sample> = samples.iter().filter(|s| s.input[0] == 0.0).cloned().collect();
    let mut weights = [0.0; 3];
    let mut walk = |epochs: usize| -> (Vec<usize>, usize) {
        let mistakes = (0..epochs).map(|_| epoch(&mut weights, &samples, 0.0625)).collect();
        (mistakes, on.len() - correct(&weights, &on))
    };
    let (mistakes, wrong_on_it) = walk(5);
    let (later, _) = walk(995);
    let fewest = mistakes.iter().chain(&later).copied().min().unwrap_or(0);
    OneRun {
        on_the_plane: on.len(),
        wrong_on_it,
        epochs: mistakes.len() + later.len(),
        fewest,
        mistakes,
    }
}

/// Chapter 3's task with a bias.
#[derive(Serialize)]
pub struct Bias {
    /// How many seeds.
    pub seeds: u64,
    /// Weights that are right about every sample, the bias last.
    pub good: Vec<f64>,
    /// γ of these, over whole numbers and tenths.
    pub margin: f64,
    /// R².
    pub radius_squared: f64,
    /// 1/γ².
    pub margin_inverse_squared: f64,
    /// (R/γ)².
    pub bound: f64,
    /// How many runs had an epoch without a mistake.
    pub finished: usize,
    /// Those that had it within five epochs.
    pub within_five: usize,
    /// The epochs, with the last one.
    pub epochs: Spread,
    /// The mistakes.
    pub mistakes: Spread,
    /// The share of right answers to samples that were not trained on.
    pub right: Spread,
}

/// Whole numbers and tenths, every point of chapter 3's task, with a bias.
pub fn every_point_with_bias() -> Vec<Sample> {
    let whole = every_point();
    let tenths = whole.iter().map(|sample| Sample {
        input: sample.input.iter().map(|x| x / 10.0).collect(),
        target: sample.target,
    });
    whole.iter().cloned().chain(tenths).map(|sample| with_bias(&sample)).collect()
}

/// Chapter 3's samples with a bias, every input ten times as large. That is a whole number, so
/// that nothing is rounded in training; the unit changes no answer and no quotient R/γ.
pub fn biased(samples: usize, seed: u64) -> Vec<Sample> {
    let tenths = |sample: &Sample| Sample {
        input: with_bias(sample).input.iter().map(|x| (10.0 * x).round()).collect(),
        target: sample.target,
    };
    generate(samples, seed).iter().map(tenths).collect()
}

/// From zero weights with a bias until nothing is wrong.
pub fn bias() -> Bias {
    let good = vec![1.0, 0.0, 0.0, 0.05];
    let points = every_point_with_bias();
    let runs = over_seeds(SEEDS, |seed| {
        let mut weights = vec![0.0; 4];
        let run = train_until_right(&mut weights, &biased(1000, 2 * seed), 1.0, 2000);
        let others = biased(1000, 2 * seed + 1);
        (run, correct(&weights, &others) as f64 / others.len() as f64)
    });
    let count = |holds: &dyn Fn(&crate::Training) -> bool| {
        runs.iter().filter(|(run, _)| holds(run)).count()
    };
    let (longest, nearest) = (radius(&points), margin(&points, &good));
    Bias {
        seeds: SEEDS,
        margin: nearest,
        radius_squared: longest * longest,
        margin_inverse_squared: 1.0 / (nearest * nearest),
        bound: mistake_bound(longest, nearest),
        good,
        finished: count(&|run| run.finished),
        within_five: count(&|run| run.finished && run.epochs <= 5),
        epochs: spread(runs.iter().map(|run| run.0.epochs as f64)),
        mistakes: spread(runs.iter().map(|run| run.0.mistakes as f64)),
        right: spread(runs.iter().map(|run| run.1)),
    }
}

/// Right answers by the number of training samples.
#[derive(Serialize)]
pub struct Data {
    /// How many seeds.
    pub seeds: u64,
    /// How many others to test on.
    pub test_samples: usize,
    /// One row a number of samples.
    pub rows: Vec<Amount>,
}

/// One number of training samples.
#[derive(Serialize)]
pub struct Amount {
    /// How many samples.
    pub samples: usize,
    /// How many runs were right about all of them in the end.
    pub finished: usize,
    /// The share of right answers to the others.
    pub right: Spread,
}

/// Training with a bias until nothing is wrong, on few and on many samples.
pub fn data() -> Data {
    let test_samples = 2000;
    let row = |samples: usize| {
        let runs = over_seeds(SEEDS, |seed| {
            let mut weights = vec![0.0; 4];
            let training = biased(samples, 2 * seed);
            let run = train_until_right(&mut weights, &training, 1.0, 20_000);
            let others = biased(test_samples, 2 * seed + 1);
            (run.finished, correct(&weights, &others) as f64 / test_samples as f64)
        });
        Amount {
            samples,
            finished: runs.iter().filter(|run| run.0).count(),
            right: spread(runs.iter().map(|run| run.1)),
        }
    };
    Data {
        seeds: SEEDS,
        test_samples,
        rows: [5, 10, 20, 50, 100, 200, 500, 1000, 2000].map(row).into(),
    }
}

/// The samples with some targets turned around by chance.
pub fn mislabelled(samples: &[Sample], share: f64, seed: u64) -> Vec<Sample> {
    let mut rng = ChaCha8Rng::seed_from_u64(5000 + seed);
    let turned = |sample: &Sample| {
        let turn = rng.random_range(0.0..1.0) < share;
        let target = if turn { 1.0 - sample.target } else { sample.target };
        Sample { input: sample.input.clone(), target }
    };
    samples.iter().map(turned).collect()
}

/// Training on samples some of which are labelled wrongly.
#[derive(Serialize)]
pub struct Noise {
    /// How many seeds.
    pub seeds: u64,
    /// How many samples to train on.
    pub samples: usize,
    /// How many epochs.
    pub epochs: usize,
    /// The epoch from which on a run's best and worst are looked for.
    pub settled: usize,
    /// One row a share of wrong labels.
    pub rows: Vec<Labels>,
}

/// One share of wrong labels.
#[derive(Serialize)]
pub struct Labels {
    /// The share.
    pub share: f64,
    /// How many runs had an epoch without a mistake.
    pub finished: usize,
    /// The share of right answers to rightly labelled others after the first epoch.
    pub first: Spread,
    /// After the last epoch.
    pub last: Spread,
    /// The median run's worst epoch, once settled.
    pub worst: f64,
    /// The median run's best epoch, once settled.
    pub best: f64,
}

/// Fifty epochs with wrong labels among the samples.
pub fn noise() -> Noise {
    let (samples, epochs, settled) = (1000, 50, 11);
    let row = |share: f64| {
        let runs = over_seeds(SEEDS, |seed| {
            let training = mislabelled(&biased(samples, 2 * seed), share, seed);
            let others = biased(1000, 2 * seed + 1);
            let mut weights = vec![0.0; 4];
            let mut finished = false;
            let rights: Vec<f64> = (0..epochs)
                .map(|_| {
                    finished |= epoch(&mut weights, &training, 1.0) == 0;
                    correct(&weights, &others) as f64 / others.len() as f64
                })
                .collect();
            (finished, rights)
        });
        let over = |pick: &dyn Fn(&[f64]) -> f64| spread(runs.iter().map(|run| pick(&run.1)));
        let later = |rights: &[f64]| spread(rights[settled - 1..].iter().copied());
        Labels {
            share,
            finished: runs.iter().filter(|run| run.0).count(),
            first: over(&|rights| rights[0]),
            last: over(&|rights| rights[epochs - 1]),
            worst: over(&|rights| later(rights).least).median,
            best: over(&|rights| later(rights).most).median,
        }
    };
    Noise {
        seeds: SEEDS,
        samples,
        epochs,
        settled,
        rows: [0.0, 0.01, 0.05, 0.1, 0.2].map(row).into(),
    }
}
