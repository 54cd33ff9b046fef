//! Chapter 6's bowl, and every rule on it.

use core::f64::consts::{FRAC_PI_4, PI};

use ch05_gradient_descent::gradient;
use ch06_learning_rate::Sample;
use ch06_learning_rate::worked::tank;
use serde::Serialize;

use super::forms::KEEP;
use super::race::RULES;
use crate::{Memory, Rule};

/// The samples of the tank with their inputs turned by an angle, and with them the bowl.
pub fn turned(angle: f64) -> Vec<Sample> {
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    let turn = |sample: Sample| {
        let (x, y) = (sample.input[0], sample.input[1]);
        Sample { input: vec![cos * x - sin * y, sin * x + cos * y], target: sample.target }
    };
    tank().into_iter().map(turn).collect()
}

/// Its lowest point.
pub fn bottom(angle: f64) -> [f64; 2] {
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    [2.0 * cos + sin, 2.0 * sin - cos]
}

/// The weights before the first update and after each.
pub fn path(
    rule: Rule,
    learning_rate: f64,
    angle: f64,
    start: [f64; 2],
    updates: usize,
) -> Vec<[f64; 2]> {
    let samples = turned(angle);
    let (mut weights, mut memory) = (start, [Memory::default(); 2]);
    let mut path = vec![weights];
    for update in 0..updates {
        let slopes = gradient(&weights, &samples);
        for ((weight, slope), memory) in weights.iter_mut().zip(slopes).zip(&mut memory) {
            *weight = rule.moved(*weight, slope, memory, learning_rate, update as i32 + 1);
        }
        path.push(weights);
    }
    path
}

/// The most updates that are counted.
pub const PATIENCE: usize = 400;
/// The share of the distance that is left in the end.
pub const SHARE: f64 = 0.01;
/// The angle by which the valley comes to lie along an axis.
pub const ALONG: f64 = FRAC_PI_4;

/// How far from the bottom, after each update.
pub fn distances(path: &[[f64; 2]], angle: f64) -> Vec<f64> {
    let [x, y] = bottom(angle);
    path.iter().map(|at| libm::hypot(at[0] - x, at[1] - y)).collect()
}

/// So many starts, evenly on a circle around the bottom, as far from it as (0, 0) is. None lies on an
/// axis of the weights or of the bowl: there a gradient is 0 but for its rounding, and RMSProp would
/// divide that by its own size.
pub const STARTS: usize = 24;

/// How far the starts are from the bottom.
pub const RADIUS: f64 = 2.23606797749979;

/// Where a start lies.
pub fn start(number: usize, angle: f64) -> [f64; 2] {
    let ([x, y], around) = (bottom(angle), PI * (2 * number + 1) as f64 / STARTS as f64);
    [x + RADIUS * libm::cos(around), y + RADIUS * libm::sin(around)]
}

/// After how many updates the weights stay within a hundredth of the first distance, [`PATIENCE`] if
/// they do not.
pub fn needed(rule: Rule, learning_rate: f64, angle: f64, start: [f64; 2]) -> usize {
    let left = distances(&path(rule, learning_rate, angle, start, PATIENCE), angle);
    let enough = SHARE * left[0];
    // A distance that is no number is outside as well.
    let inside = |left: &&f64| **left <= enough;
    PATIENCE.min(left.len() - left.iter().rev().take_while(inside).count())
}

/// The mean over all starts.
pub fn mean_needed(rule: Rule, learning_rate: f64, angle: f64) -> f64 {
    let of_start = |number| needed(rule, learning_rate, angle, start(number, angle)) as f64;
    (0..STARTS).map(of_start).sum::<f64>() / STARTS as f64
}

/// The learning rates that are tried: ten to a factor of ten, from a thousandth.
pub fn rates() -> impl Iterator<Item = f64> {
    (0..=34).map(|step| 0.001 * libm::pow(10.0, f64::from(step) / 10.0))
}

/// The fewest updates in the mean over all starts, and the rate that needs them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Best {
    /// The fewest updates, in the mean over all starts.
    pub updates: f64,
    /// The learning rate with the fewest updates.
    pub rate: f64,
}

/// The best rate of those tried for a rule.
pub fn best(rule: Rule, angle: f64) -> Best {
    let tried = rates().map(|rate| Best { updates: mean_needed(rule, rate, angle), rate });
    let fewer = |one: Best, other: Best| if other.updates < one.updates { other } else { one };
    tried.reduce(fewer).expect("rates")
}

/// The share that the ball keeps in Polyak's recipe for a bowl of these curvatures.
pub fn best_keep(flattest: f64, steepest: f64) -> f64 {
    let ratio = (steepest / flattest).sqrt();
    let factor = (ratio - 1.0) / (ratio + 1.0);
    factor * factor
}

/// The rate in the same recipe.
pub fn best_momentum_rate(flattest: f64, steepest: f64) -> f64 {
    let sum = flattest.sqrt() + steepest.sqrt();
    4.0 / (sum * sum)
}

/// Polyak's recipe for chapter 6's bowl.
pub fn recipe() -> Rule {
    Rule::Momentum { keep: best_keep(1.0, 9.0) }
}

/// The shares of the mean of squares that RMSProp is tried with.
pub const SQUARES_KEPT: [f64; 2] = [0.9, 0.999];

/// The rules on the bowl: those of the races, RMSProp with two shares, and momentum by Polyak's
/// recipe.
pub fn on_the_bowl() -> Vec<(&'static str, Rule)> {
    let [plain, momentum, nesterov, (rms_prop, _), adam] = RULES;
    let rms = SQUARES_KEPT.map(|keep| (rms_prop, Rule::RmsProp { keep, small: 1e-8 }));
    let [short, long] = rms;
    vec![plain, momentum, ("momentum, recipe", recipe()), nesterov, short, long, adam]
}

/// As [`mean_needed`], by the recipe's form of momentum on a bowl that is flat along the one axis, with
/// a curvature of 1, and as steep as this along the other.
pub fn mean_needed_on(steepest: f64, keep: f64, learning_rate: f64) -> f64 {
    let rule = Rule::Momentum { keep };
    let of_start = |number| {
        let [x, y] = bottom(0.0);
        let at = start(number, 0.0);
        let (mut weights, mut memory) = ([at[0] - x, at[1] - y], [Memory::default(); 2]);
        let mut last_outside = 0;
        for update in 1..=PATIENCE {
            for ((weight, curvature), memory) in
                weights.iter_mut().zip([1.0, steepest]).zip(&mut memory)
            {
                let slope = curvature * *weight;
                *weight = rule.moved(*weight, slope, memory, learning_rate, update as i32);
            }
            if libm::hypot(weights[0], weights[1]) > SHARE * RADIUS {
                last_outside = update;
            }
        }
        (last_outside + 1) as f64
    };
    (0..STARTS).map(of_start).sum::<f64>() / STARTS as f64
}

/// A rule on both bowls.
#[derive(Serialize)]
pub struct BowlRow {
    pub name: &'static str,
    /// The valley that lies slanting.
    pub slanting: Best,
    /// The valley along an axis.
    pub along: Best,
}

/// The rules on both bowls, and the recipe's numbers.
#[derive(Serialize)]
pub struct Bowls {
    /// One row for each rule.
    pub rows: Vec<BowlRow>,
    /// The share of the velocity that is kept by the recipe.
    pub recipe_keep: f64,
    pub recipe_rate: f64,
    /// What an update of plain descent at its best rate leaves of the distance, in the long run.
    pub plain_factor: f64,
    /// What an update by the recipe leaves of the distance, in the long run.
    pub recipe_factor: f64,
    /// What an update of plain descent at its best rate leaves of the distance on a bowl that is a
    /// hundred times as curved across.
    pub steep_plain_factor: f64,
    pub steep_recipe_factor: f64,
    /// Updates that plain descent needs to a hundredth of the distance by its factor alone, on the
    /// bowl with a ratio of 100.
    pub steep_plain_steps: f64,
    /// Updates that momentum by the recipe needs to a hundredth of the distance by its factor
    /// alone, on the bowl with a ratio of 100.
    pub steep_recipe_steps: f64,
    /// Updates that plain descent needs to a hundredth of the distance, counted, on the bowl with a
    /// ratio of 100.
    pub steep_plain_counted: f64,
    /// Updates that momentum by the recipe needs to a hundredth of the distance, counted, on the
    /// bowl with a ratio of 100.
    pub steep_recipe_counted: f64,
    /// What an update leaves of a swing of momentum with the usual share.
    pub swing_factor: f64,
    /// How many updates a swing of momentum takes to a hundredth of itself.
    pub swing_steps: f64,
    /// A share of the mean of squares that RMSProp is tried with.
    pub squares_kept: [f64; 2],
    /// RMSProp's fewest updates with 0.9 of the squares kept, in the mean over all starts, rounded to
    /// the tens: in the valley that lies slanting, then in the one along an axis. The ones hang on the
    /// last bits of the sums.
    pub short_in_tens: [f64; 2],
    /// The distance from the bottom that counts as arrived.
    pub arrived: f64,
    pub degrees: f64,
    /// How many starts on a circle around the bottom.
    pub starts: usize,
    /// How many updates are tried at most.
    pub most: usize,
    /// A rate just beyond plain descent's limit of two ninths.
    pub beyond: f64,
}

/// How many updates each rule needs at its best rate.
pub fn bowls() -> Bowls {
    // The recipe has a rate of its own.
    let best = |rule: Rule, angle: f64| match best_momentum_rate(1.0, 9.0) {
        rate if rule == recipe() => Best { updates: mean_needed(rule, rate, angle), rate },
        _ => best(rule, angle),
    };
    let row = |(name, rule): (&'static str, Rule)| BowlRow {
        name,
        slanting: best(rule, 0.0),
        along: best(rule, ALONG),
    };
    let plain = |ratio: f64| (ratio - 1.0) / (ratio + 1.0);
    let factor_by_recipe = |ratio: f64| best_keep(1.0, ratio).sqrt();
    let steps = |factor: f64| libm::log(SHARE) / libm::log(factor);
    let rows: Vec<BowlRow> = on_the_bowl().into_iter().map(row).collect();
    let in_tens = |best: Best| 10.0 * (best.updates / 10.0).round();
    Bowls {
        short_in_tens: [in_tens(rows[4].slanting), in_tens(rows[4].along)],
        rows,
        recipe_keep: best_keep(1.0, 9.0),
        recipe_rate: best_momentum_rate(1.0, 9.0),
        plain_factor: plain(9.0),
        recipe_factor: factor_by_recipe(9.0),
        steep_plain_factor: plain(100.0),
        steep_recipe_factor: factor_by_recipe(100.0),
        steep_plain_steps: steps(plain(100.0)),
        steep_recipe_steps: steps(factor_by_recipe(100.0)),
        steep_plain_counted: mean_needed_on(100.0, 0.0, 2.0 / 101.0),
        steep_recipe_counted: mean_needed_on(
            100.0,
            best_keep(1.0, 100.0),
            best_momentum_rate(1.0, 100.0),
        ),
        swing_factor: KEEP.sqrt(),
        swing_steps: steps(KEEP.sqrt()),
        squares_kept: SQUARES_KEPT,
        arrived: SHARE * RADIUS,
        degrees: ALONG * 180.0 / PI,
        starts: STARTS,
        most: PATIENCE,
        beyond: 0.24,
    }
}
