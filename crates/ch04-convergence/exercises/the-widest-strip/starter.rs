use ch03_learning_rule::Sample;
use ch04_convergence::margin;

/// The widest margin among the planes whose weights point at a whole number of degrees.
pub fn widest(samples: &[Sample]) -> f64 {
    let at_zero = margin(samples, &[1.0, 0.0]);
    todo!("one of 360 directions has a margin of {at_zero}")
}

fn main() {
    println!("{:.4}", widest(&ch04_convergence::worked::hand_samples()));
}
