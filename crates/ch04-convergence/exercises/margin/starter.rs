use ch02_classification::distance;
use ch03_learning_rule::Sample;

/// The margin of the plane that belongs to the weights.
pub fn margin(samples: &[Sample], weights: &[f64]) -> f64 {
    todo!("{} samples, the first at {}", samples.len(), distance(&samples[0].input, weights))
}

fn main() {
    println!("{:.3}", margin(&ch04_convergence::worked::hand_samples(), &[3.0, 4.0]));
}
