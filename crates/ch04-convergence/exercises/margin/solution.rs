use ch02_classification::distance;
use ch03_learning_rule::Sample;

/// The margin of the plane that belongs to the weights.
pub fn margin(samples: &[Sample], weights: &[f64]) -> f64 {
    let mut nearest = f64::INFINITY;
    for sample in samples {
        let side = if sample.target == 1.0 { 1.0 } else { -1.0 };
        nearest = nearest.min(side * distance(&sample.input, weights));
    }
    nearest
}

fn main() {
    println!("{:.3}", margin(&ch04_convergence::worked::hand_samples(), &[3.0, 4.0]));
}
