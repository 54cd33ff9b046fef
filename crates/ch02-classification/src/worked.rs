//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch01_perceptron::worked::WEIGHTS;
use ch01_perceptron::{perceptron, preactivation};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::spread;

use crate::{distance, length};

/// A point of the space and what a perceptron makes of it.
#[derive(Serialize)]
pub struct Classified {
    /// The day's three numbers.
    pub point: [f64; 3],
    /// The preactivation.
    pub pre: f64,
    /// The answer, 1 or 0.
    pub answer: f64,
    /// How far it is from the plane, with its sign.
    pub distance: f64,
    /// The place on the plane that is nearest to it.
    pub foot: [f64; 3],
    pub foot_pre: f64,
    /// How far the point is from the middle.
    pub from_middle: f64,
    /// The angle between the point and the weights, in whole degrees.
    pub angle: f64,
}

fn classified(point: [f64; 3], weights: [f64; 3]) -> Classified {
    let (distance, length) = (distance(&point, &weights), length(&weights));
    let foot = [0, 1, 2].map(|i| point[i] - distance * weights[i] / length);
    Classified {
        point,
        pre: preactivation(&point, &weights),
        answer: perceptron(&point, &weights),
        distance,
        foot,
        foot_pre: preactivation(&foot, &weights),
        from_middle: self::length(&point),
        angle: libm::acos(distance / self::length(&point)).to_degrees().round(),
    }
}

/// One choice of weights and several points.
#[derive(Serialize)]
pub struct Plane {
    /// The weights.
    pub weights: [f64; 3],
    /// The length of the weight arrow.
    pub length: f64,
    /// The points, one after the other.
    pub rows: Vec<Classified>,
}

/// The days of the page: warmth, damp and wind, each from its mark.
const POINTS: [[f64; 3]; 4] =
    [[4.0, 3.0, -1.0], [9.0, -1.0, 2.0], [-3.0, -1.0, 5.0], [2.0, 1.0, 2.0]];

fn plane(weights: [f64; 3]) -> Plane {
    let rows = POINTS.map(|point| classified(point, weights)).into();
    Plane { weights, length: length(&weights), rows }
}

/// Weights that look at the thermometer only.
pub fn upright() -> Plane {
    plane([1.0, 0.0, 0.0])
}

/// The weights of the greenhouse.
pub fn tilted() -> Plane {
    plane(WEIGHTS)
}

/// The last point of the page between the tips of two opposite arrows, and the foot of the second.
#[derive(Serialize)]
pub struct Tips {
    /// The squared distance of the last point from the tip of the weights.
    pub to_tip: f64,
    /// Its squared distance from the tip of the opposite arrow.
    pub to_opposite: f64,
    /// The place on the plane that is nearest to the second point, in thirds.
    pub foot_thirds: [f64; 3],
}

/// Two distances and a place that can be worked out in whole numbers.
pub fn tips() -> Tips {
    let Plane { weights, rows, .. } = tilted();
    let squared = |tip: [f64; 3]| {
        let gap = [0, 1, 2].map(|i| POINTS[3][i] - tip[i]);
        preactivation(&gap, &gap)
    };
    Tips {
        to_tip: squared(weights),
        to_opposite: squared(weights.map(|weight| -weight)),
        foot_thirds: rows[1].foot.map(|place| (3.0 * place).round()),
    }
}

/// How many points of a ball are answered otherwise when the weights are turned.
#[derive(Serialize)]
pub struct Turned {
    /// How many points of the ball are asked.
    pub points: usize,
    /// How many seeds.
    pub seeds: u64,
    /// One row for each turn.
    pub rows: Vec<Turn>,
}

/// One angle.
#[derive(Serialize)]
pub struct Turn {
    /// By how many degrees the weights are turned.
    pub degrees: f64,
    /// The share of the ball between the two planes.
    pub share: f64,
    /// The smallest share of points that were answered otherwise, over the seeds.
    pub least: f64,
    pub most: f64,
}

/// Points drawn evenly from a ball of radius 10.
pub fn ball(points: usize, seed: u64) -> Vec<[f64; 3]> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut cube = || [(); 3].map(|()| rng.random_range(-10.0..10.0));
    let inside = |point: &[f64; 3]| length(point) <= 10.0;
    std::iter::repeat_with(&mut cube).filter(inside).take(points).collect()
}

/// Weights of length 1 that are turned by some degrees from the first axis to the second.
pub fn turned_by(degrees: f64) -> [f64; 3] {
    let angle = degrees.to_radians();
    [libm::cos(angle), libm::sin(angle), 0.0]
}

/// How many of the points get another answer from weights that are turned.
pub fn otherwise(points: &[[f64; 3]], degrees: f64) -> usize {
    let (upright, turned) = (turned_by(0.0), turned_by(degrees));
    let other = |point: &&[f64; 3]| perceptron(*point, &upright) != perceptron(*point, &turned);
    points.iter().filter(other).count()
}

/// The shares of points that change their answer, ball by ball, at this angle.
pub fn changed(degrees: f64) -> Vec<f64> {
    let share = |seed| otherwise(&ball(POINTS_TURNED, seed), degrees) as f64;
    (0..SEEDS_TURNED).map(|seed| share(seed) / POINTS_TURNED as f64).collect()
}

/// The angles of the page.
pub const ANGLES: [f64; 5] = [5.0, 15.0, 45.0, 90.0, 180.0];
const POINTS_TURNED: usize = 1000;
const SEEDS_TURNED: u64 = 50;

/// Turning the weights and counting.
pub fn turned() -> Turned {
    let row = |degrees: f64| {
        let changed = spread(changed(degrees));
        Turn { degrees, share: degrees / 180.0, least: changed.least, most: changed.most }
    };
    Turned { points: POINTS_TURNED, seeds: SEEDS_TURNED, rows: ANGLES.map(row).into() }
}
