//! Chapter 14's penguins in folds.

use ch13_validation::pick;
use ch14_datasets::penguins::to_samples;
use ch14_datasets::worked::table;
use ch15_bias::{Samples, ndarray::ArrayView1};
use serde::Serialize;
use study::over_seeds;

use super::mean;
use crate::{Difference, Network, Scaler, Trainer, all_but, folds, scaled};

/// How many folds.
pub const FOLDS: usize = 5;

/// One shuffle: for each penguin whether the network that had not seen it was right, and the share
/// of right answers in each fold.
pub struct Folded {
    pub right: Vec<f64>,
    pub by_fold: Vec<f64>,
}

/// Each penguin answered once, by a network that was trained on the other folds.
pub fn folded(all: &Samples, seed: u64) -> Folded {
    let folds = folds(all.len(), FOLDS, seed);
    let mut result = Folded { right: vec![0.0; all.len()], by_fold: vec![] };
    for (number, fold) in folds.iter().enumerate() {
        let training = pick(all, &all_but(&folds, number));
        let scaler = Scaler::fit(&training.inputs);
        let training = scaled(&scaler, &training);
        let network = Network::seeded(training.inputs.ncols(), 4, 1, seed);
        let mut trainer = Trainer::new(network, 0.2);
        for _ in 0..100 {
            trainer.epoch(&training);
        }
        let held_out = scaled(&scaler, &pick(all, fold));
        let answer = |(input, target): (ArrayView1<f64>, ArrayView1<f64>)| {
            let output = trainer.network.forward(input).post_o[0];
            f64::from(u8::from((output >= 0.5) == (target[0] == 1.0)))
        };
        let answers: Vec<f64> = held_out.iter().map(answer).collect();
        for (row, answer) in fold.iter().zip(&answers) {
            result.right[*row] = *answer;
        }
        result.by_fold.push(mean(&answers));
    }
    result
}

/// A single split against five folds, and a question that they are asked.
#[derive(Serialize)]
pub struct Penguins {
    /// How many times the table was shuffled.
    pub shuffles: usize,
    /// How many penguins the table has.
    pub penguins: usize,
    pub folds: usize,
    /// How many penguins a fold holds.
    pub held_out: usize,
    /// The share of right answers by the first fold alone: mean and standard deviation over the
    /// shuffles, in per cent.
    pub single: f64,
    /// The standard deviation, over the shuffles, of the accuracy by the first fold alone, in
    /// percentage points.
    pub single_sd: f64,
    /// The lowest accuracy that the first fold alone reports, in per cent.
    pub single_least: f64,
    /// The highest accuracy that the first fold alone reports, in per cent.
    pub single_most: f64,
    /// By all five.
    pub five: f64,
    /// The standard deviation, over the shuffles, of the accuracy by all five folds, in percentage
    /// points.
    pub five_sd: f64,
    pub five_least: f64,
    pub five_most: f64,
    /// The standard deviation of a single fold's accuracy if each penguin's answer were fixed, in
    /// percentage points.
    pub drawn_sd: f64,
    /// The standard error of an accuracy measured on this many penguins, by (13.2), in percentage
    /// points.
    pub standard_error: f64,
    pub single_by_shuffle: Vec<f64>,
    pub five_by_shuffle: Vec<f64>,
    /// All five folds without the species.
    pub without: f64,
    /// What knowing the species gains in accuracy, shuffle by shuffle, in percentage points.
    pub gain: f64,
    /// The standard error of the gain over the shuffles, in percentage points.
    pub gain_error_of_shuffles: f64,
    /// The standard error of the gain over the penguins, in percentage points.
    pub gain_error_of_penguins: f64,
}

fn sd(values: &[f64]) -> f64 {
    let mean = mean(values);
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (squares / (values.len() - 1) as f64).sqrt()
}

fn ends(values: &[f64]) -> (f64, f64) {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    (least, values.iter().copied().fold(f64::NEG_INFINITY, f64::max))
}

/// From thirty shuffles.
pub fn penguins() -> Penguins {
    let table = table();
    let of = |species: bool| {
        let all = to_samples(&table.penguins, species);
        over_seeds(30, |seed| folded(&all, seed))
    };
    let (with, without) = (of(true), of(false));
    let count = with[0].right.len();
    let per_cent =
        |runs: &[Folded]| -> Vec<f64> { runs.iter().map(|run| 100.0 * mean(&run.right)).collect() };
    let single: Vec<f64> = with.iter().map(|run| 100.0 * run.by_fold[0]).collect();
    let (five, five_without) = (per_cent(&with), per_cent(&without));
    let gain = Difference::between(&five_without, &five);
    let by_penguin = |runs: &[Folded]| -> Vec<f64> {
        let share = |penguin: usize| {
            100.0 * mean(&runs.iter().map(|run| run.right[penguin]).collect::<Vec<_>>())
        };
        (0..count).map(share).collect()
    };
    let penguin_by_penguin = Difference::between(&by_penguin(&without), &by_penguin(&with));
    let held_out = folds(count, FOLDS, 0)[0].len();
    let share = mean(&five) / 100.0;
    let fixed =
        share * (1.0 - share) / held_out as f64 * (count - held_out) as f64 / (count - 1) as f64;
    let ((single_least, single_most), (five_least, five_most)) = (ends(&single), ends(&five));
    Penguins {
        shuffles: with.len(),
        penguins: count,
        folds: FOLDS,
        held_out,
        single: mean(&single),
        single_sd: sd(&single),
        single_least,
        single_most,
        five: mean(&five),
        five_sd: sd(&five),
        five_least,
        five_most,
        drawn_sd: 100.0 * fixed.sqrt(),
        standard_error: 100.0 * (share * (1.0 - share) / count as f64).sqrt(),
        single_by_shuffle: single,
        five_by_shuffle: five,
        without: mean(&five_without),
        gain: gain.mean,
        gain_error_of_shuffles: gain.standard_error,
        gain_error_of_penguins: penguin_by_penguin.standard_error,
    }
}
