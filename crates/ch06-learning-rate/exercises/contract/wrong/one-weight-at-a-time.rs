pub use ch03_learning_rule::Sample;
pub use ch06_learning_rate::{factor, limit};

pub fn curvatures(samples: &[Sample]) -> [f64; 2] {
    let sum = |i: usize| samples.iter().map(|sample| sample.input[i] * sample.input[i]).sum();
    let (first, second): (f64, f64) = (sum(0), sum(1));
    [first.min(second), first.max(second)]
}
