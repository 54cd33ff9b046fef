use ch03_learning_rule::Sample;
use ch04_convergence::margin;

/// The widest margin among the planes whose weights point at a whole number of degrees.
pub fn widest(samples: &[Sample]) -> f64 {
    let mut widest = f64::NEG_INFINITY;
    for degrees in 0..360 {
        let angle = f64::from(degrees).to_radians();
        widest = widest.max(margin(samples, &[angle.cos(), angle.sin()]));
    }
    widest
}

fn main() {
    println!("{:.4}", widest(&ch04_convergence::worked::hand_samples()));
}
