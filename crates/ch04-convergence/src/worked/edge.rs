//! Why chapter 3 did not come to an end.

use ch03_learning_rule::worked::start;
use ch03_learning_rule::{Sample, correct, epoch, generate};
use serde::Serialize;
use study::{Spread, over_seeds, spread};

use super::SEEDS;
use crate::{margin, train_until_right};

/// What the rows with a first coordinate of 0 do to chapter 3's task.
#[derive(Serialize)]
pub struct Edge {
    /// All whole-number points of the task.
    pub points: usize,
    /// How many of the points have a first coordinate of 0.
    pub on_the_plane: usize,
    pub share: f64,
    /// Wrong answers with the weights 1, 0, 0.
    pub upright_wrong: usize,
    /// The margin of the upright plane.
    pub upright_margin: f64,
    /// Weights that lean a little.
    pub leaning: Vec<f64>,
    /// How many points the weights that lean a little answer wrong.
    pub leaning_wrong: usize,
    /// The share of the points that the weights that lean a little answer right.
    pub leaning_right: f64,
    /// How many seeds.
    pub seeds: u64,
    /// One row after so many epochs.
    pub after: Vec<After>,
}

/// Weights trained for some epochs, asked about every point of the task.
#[derive(Serialize)]
pub struct After {
    /// How many epochs of training.
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
    /// How many epochs we have gone on for.
    pub epochs: usize,
    /// The fewest mistakes in any of the runs.
    pub fewest: usize,
}

/// One training without a bias, five epochs and many more.
pub fn one_run() -> OneRun {
    let samples = generate(1000, 0);
    let mut weights = [0.0; 3];
    let mut walk = |epochs: usize| -> Vec<usize> {
        (0..epochs).map(|_| epoch(&mut weights, &samples, 0.0625)).collect()
    };
    let (mistakes, later) = (walk(5), walk(995));
    let fewest = mistakes.iter().chain(&later).copied().min().unwrap_or(0);
    OneRun { epochs: mistakes.len() + later.len(), fewest, mistakes }
}
