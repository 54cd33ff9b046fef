use ch03_learning_rule::Sample;

fn day(warmth: f64, damp: f64, target: f64) -> Sample {
    Sample { input: vec![warmth, damp], target }
}

/// Panics where `margin` is not the distance of the nearest sample on its own side.
pub fn test(margin: fn(&[Sample], &[f64]) -> f64) {
    // The first three days of the calm week: 13/5, 6/5 and, on its own side, 5/5.
    let samples = [day(3.0, 1.0, 1.0), day(-2.0, 3.0, 1.0), day(1.0, -2.0, 0.0)];
    assert!((margin(&samples, &[3.0, 4.0]) - 1.0).abs() < 1e-9);
    todo!("piles with which only a margin is right")
}

fn main() {
    test(ch04_convergence::margin);
    println!("The chapter's own margin passes.");
}
