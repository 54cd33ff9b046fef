use ch03_learning_rule::Sample;

fn day(warmth: f64, damp: f64, target: f64) -> Sample {
    Sample { input: vec![warmth, damp], target }
}

/// Panics where `margin` is not the distance of the nearest sample on its own side.
pub fn test(margin: fn(&[Sample], &[f64]) -> f64) {
    let first = || [day(3.0, 1.0, 1.0), day(-2.0, 3.0, 1.0), day(1.0, -2.0, 0.0)];
    let last = || [day(1.0, -2.0, 0.0), day(-2.0, 3.0, 1.0), day(4.0, -2.0, 1.0)];
    let cases = [
        (first(), [3.0, 4.0], 1.0),
        (last(), [3.0, 4.0], 0.8),
        ([day(-1.0, 0.0, 1.0), day(2.0, 1.0, 1.0), day(-3.0, 0.0, 0.0)], [2.0, 0.0], -1.0),
    ];
    for (samples, weights, right) in cases {
        assert!((margin(&samples, &weights) - right).abs() < 1e-9, "{samples:?}");
    }
}

fn main() {
    test(ch04_convergence::margin);
    println!("The chapter's own margin passes.");
}
