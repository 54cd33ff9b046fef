use ch03_learning_rule::{Sample, update};

/// The share of right answers, from 0 to 1.
pub fn share_correct(weights: &[f64], samples: &[Sample]) -> f64 {
    let mut weights = weights.to_vec();
    let mut right = 0;
    for sample in samples {
        if update(&mut weights, sample, 0.1) == 0.0 {
            right += 1;
        }
    }
    f64::from(right) / samples.len() as f64
}

fn main() {
    let samples = ch03_learning_rule::generate(100, 1);
    println!("{}", share_correct(&[0.3, -0.8, 0.6], &samples));
}
