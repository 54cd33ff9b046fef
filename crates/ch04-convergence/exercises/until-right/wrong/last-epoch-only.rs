use ch03_learning_rule::{Sample, epoch};

/// All mistakes until an epoch has none, or `None` if no epoch of those allowed is without.
pub fn until_right(
    weights: &mut [f64],
    samples: &[Sample],
    learning_rate: f64,
    most_epochs: usize,
) -> Option<usize> {
    for _ in 0..most_epochs {
        let wrong = epoch(weights, samples, learning_rate);
        let mistakes = wrong;
        if wrong == 0 {
            return Some(mistakes);
        }
    }
    None
}

fn main() {
    let samples = ch04_convergence::worked::hand_samples();
    println!("{:?}", until_right(&mut [0.0, 0.0], &samples, 0.5, 10));
}
