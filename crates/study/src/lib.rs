//! What the chapters' experiments share: the same run from many seeds, and what to say of the
//! results.
//!
//! A chapter's `worked.rs` uses it, and its figures may; the chapter's `lib.rs`, which is the
//! idea, does not. It knows of no chapter: what is run is a closure.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// What `run` makes of the seeds from 0 to `seeds` − 1, in their order, on all cores.
///
/// A run must take all its chance from its seed. Then the results are the same bits on any number
/// of cores.
pub fn over_seeds<T: Send>(seeds: u64, run: impl Fn(u64) -> T + Send + Sync) -> Vec<T> {
    (0..seeds).into_par_iter().map(run).collect()
}

/// The smallest, the middle and the largest of several numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The smallest.
    pub least: f64,
    /// The median: the middle one, or the mean of the two in the middle.
    pub median: f64,
    /// The largest.
    pub most: f64,
}

/// How some numbers are spread.
///
/// # Panics
///
/// If there are none.
pub fn spread(values: impl IntoIterator<Item = f64>) -> Spread {
    let mut values: Vec<f64> = values.into_iter().collect();
    assert!(!values.is_empty(), "the spread of no numbers");
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let median = 0.5 * (values[middle] + values[values.len() - 1 - middle]);
    Spread { least: values[0], median, most: values[values.len() - 1] }
}

/// The standard error of a share that was counted in `count` independent cases, √(p(1 − p)/n).
///
/// It is 0 where the share is 0 or 1, which says nothing about how sure such a share is.
///
/// # Panics
///
/// If there are no cases or the share is not from 0 to 1.
pub fn standard_error_of_share(share: f64, count: usize) -> f64 {
    assert!(count > 0, "a share of no cases");
    assert!((0.0..=1.0).contains(&share), "a share lies from 0 to 1, and this is {share}");
    (share * (1.0 - share) / count as f64).sqrt()
}

/// The standard error of the mean of independent numbers, s/√n, where s² is their variance with
/// n − 1 in the denominator.
///
/// Two methods that were run from the same seeds are compared by the standard error of their
/// differences, seed by seed.
///
/// # Panics
///
/// If there are fewer than two numbers.
pub fn standard_error_of_mean(values: &[f64]) -> f64 {
    assert!(values.len() > 1, "one number alone does not say how far the next would be");
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (squares / (count - 1.0) / count).sqrt()
}
