//! Counted mistakes against the bound.

use serde::Serialize;
use study::{Spread, over_seeds, spread};

use super::{SEEDS, apart};
use crate::{margin, mistake_bound, radius, train_until_right};

/// Counted mistakes against the bound.
#[derive(Serialize)]
pub struct Counted {
    /// How many seeds.
    pub seeds: u64,
    /// How many samples.
    pub samples: usize,
    /// How many inputs.
    pub inputs: usize,
    /// One row for each gap.
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
