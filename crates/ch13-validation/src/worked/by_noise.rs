//! Which mistakes, and why these.

use std::f64::consts::TAU;

use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{SAMPLES, counted, usual};
use crate::{
    Confusion, Kind, POINTS, Templates, accuracy, accuracy_by_kind, bursts, confusion, wave,
};

/// The three waves as sums of sines.
#[derive(Serialize, Deserialize)]
pub struct Shapes {
    /// The third harmonic of the square wave, as a share of its first.
    pub square_third: f64,
    /// The third harmonic of the triangle wave, as a share of its first.
    pub triangle_third: f64,
    /// The fifth harmonic of the triangle wave, as a share of its first.
    pub triangle_fifth: f64,
    /// The distance of sine and square of the same power, as a share of their size.
    pub sine_square: f64,
    /// The distance of sine and triangle, as a share of their size.
    pub sine_triangle: f64,
    pub square_triangle: f64,
    /// How many times further the next pair of waves is apart than the closest one.
    pub closer: f64,
}

/// How much of sin(2π·`times`·t) is in a wave, measured at evenly spaced points.
pub fn harmonic(kind: Kind, times: usize) -> f64 {
    let points = 7200;
    let sum: f64 = (0..points)
        .map(|point| (point as f64 + 0.5) / points as f64)
        .map(|t| wave(kind, t) * libm::sin(TAU * times as f64 * t))
        .sum();
    2.0 * sum / points as f64
}

/// The distance of two waves that are scaled to the same mean square of 1.
pub fn apart(one: Kind, other: Kind) -> f64 {
    let points = 7200;
    let product = |a, b| {
        let at = |point| (f64::from(point) + 0.5) / f64::from(points);
        (0..points).map(|point| wave(a, at(point)) * wave(b, at(point))).sum::<f64>()
    };
    let likeness = product(one, other) / (product(one, one) * product(other, other)).sqrt();
    (2.0 - 2.0 * likeness).sqrt()
}

/// The shapes of the three waves.
pub fn shapes() -> Shapes {
    let share = |kind, times| harmonic(kind, times) / harmonic(kind, 1);
    let sine_square = apart(Kind::Sine, Kind::Square);
    let sine_triangle = apart(Kind::Sine, Kind::Triangle);
    Shapes {
        square_third: share(Kind::Square, 3),
        triangle_third: share(Kind::Triangle, 3),
        triangle_fifth: share(Kind::Triangle, 5),
        sine_square,
        sine_triangle,
        square_triangle: apart(Kind::Square, Kind::Triangle),
        closer: sine_square / sine_triangle,
    }
}

/// Accuracy at rising noise.
#[derive(Serialize, Deserialize)]
pub struct ByNoise {
    /// How many networks at each level of noise.
    pub seeds: u64,
    /// How many other bursts each network is tested with.
    pub test_samples: usize,
    /// How many bursts each network is trained on.
    pub samples: usize,
    pub templates: usize,
    /// Multiplications for one answer by the templates.
    pub template_products: usize,
    /// One row for each level of noise.
    pub rows: Vec<Level>,
}

/// One level of noise.
#[derive(Serialize, Deserialize)]
pub struct Level {
    /// σ of the noise on each value of a burst.
    pub noise: f64,
    /// The share of right answers by networks that were trained at this level of noise.
    pub network: Spread,
    /// The share of right answers at this level of noise by networks that were trained without
    /// noise.
    pub trained_clean: Spread,
    pub templates: Spread,
    /// Counts over all the networks of this level.
    pub confusion: Confusion,
    /// How many answers were counted, over all networks of this level.
    pub answers: usize,
    /// The share of right answers, over all networks of this level.
    pub accuracy: f64,
    pub templates_confusion: Confusion,
    /// The share of right answers to sines, squares and triangles, in this order, over all networks
    /// of this level.
    pub by_kind: [f64; 3],
}

fn sum<'a>(counts: impl Iterator<Item = &'a Confusion>) -> Confusion {
    let mut all = [[0; 3]; 3];
    for one in counts {
        for (to, from) in all.iter_mut().flatten().zip(one.iter().flatten()) {
            *to += from;
        }
    }
    all
}

/// Levels of noise that are tried.
pub const LEVELS: [f64; 4] = [0.0, 0.1, 0.2, 0.4];

/// For each seed the counts of a network trained at this noise, of one trained without noise, and
/// of the templates.
pub fn noise_runs(noise: f64) -> Vec<[Confusion; 3]> {
    let templates = Templates::all();
    over_seeds(8, |seed| {
        let test = bursts(900, noise, 5000 + seed);
        let clean = usual(0.0, seed);
        let fresh = if noise == 0.0 { None } else { Some(usual(noise, seed)) };
        [
            counted(fresh.as_ref().unwrap_or(&clean), &test),
            counted(&clean, &test),
            confusion(&test, |input| templates.answer(input)),
        ]
    })
}

/// Four levels of noise, eight networks at each.
pub fn by_noise() -> ByNoise {
    let (seeds, test_samples) = (8, 900);
    let templates = Templates::all();
    let row = |&noise: &f64| {
        let runs = noise_runs(noise);
        let all = sum(runs.iter().map(|run| &run[0]));
        Level {
            noise,
            network: spread(runs.iter().map(|run| accuracy(&run[0]))),
            trained_clean: spread(runs.iter().map(|run| accuracy(&run[1]))),
            templates: spread(runs.iter().map(|run| accuracy(&run[2]))),
            by_kind: accuracy_by_kind(&all),
            answers: all.iter().flatten().sum(),
            accuracy: accuracy(&all),
            confusion: all,
            templates_confusion: sum(runs.iter().map(|run| &run[2])),
        }
    };
    let rows = LEVELS.iter().map(row).collect();
    let count = templates.rows.nrows();
    ByNoise {
        seeds,
        test_samples,
        samples: SAMPLES,
        templates: count,
        template_products: count * POINTS,
        rows,
    }
}
