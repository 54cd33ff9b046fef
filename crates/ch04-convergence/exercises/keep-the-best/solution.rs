use ch03_learning_rule::{Sample, correct, epoch};

/// The best weights out of the start and the ends of all epochs.
pub fn keep_the_best(
    start: &[f64],
    samples: &[Sample],
    learning_rate: f64,
    epochs: usize,
) -> Vec<f64> {
    let mut weights = start.to_vec();
    let mut best = start.to_vec();
    let mut most_right = correct(start, samples);
    for _ in 0..epochs {
        epoch(&mut weights, samples, learning_rate);
        let right = correct(&weights, samples);
        if right > most_right {
            most_right = right;
            best.clone_from(&weights);
        }
    }
    best
}

fn main() {
    let samples = ch03_learning_rule::generate(100, 1);
    println!("{:.2?}", keep_the_best(&[0.0; 3], &samples, 0.25, 20));
}
