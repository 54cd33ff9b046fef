use ch03_learning_rule::{Sample, update};

/// Goes once through the samples and returns how many answers were a wrong yes and a wrong no.
pub fn epoch(weights: &mut [f64], samples: &[Sample], learning_rate: f64) -> [usize; 2] {
    for sample in samples {
        let final_error = update(weights, sample, learning_rate);
        if final_error > 0.0 {
            return [1, 0];
        } else if final_error < 0.0 {
            return [0, 1];
        }
    }
    [0, 0]
}

fn main() {
    let samples = ch03_learning_rule::generate(100, 1);
    println!("{:?}", epoch(&mut [0.3, -0.8, 0.6], &samples, 0.01));
}
