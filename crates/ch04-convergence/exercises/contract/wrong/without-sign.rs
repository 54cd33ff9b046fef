pub use ch03_learning_rule::Sample;
pub use ch04_convergence::{mistake_bound, radius};

pub fn margin(samples: &[Sample], weights: &[f64]) -> f64 {
    let away = |sample: &Sample| ch02_classification::distance(&sample.input, weights).abs();
    samples.iter().map(away).fold(f64::INFINITY, f64::min)
}
