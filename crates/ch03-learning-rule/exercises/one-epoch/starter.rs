use ch03_learning_rule::Sample;

/// Goes once through the samples and returns how many answers were a wrong yes and a wrong no.
pub fn epoch(weights: &mut [f64], samples: &[Sample], learning_rate: f64) -> [usize; 2] {
    todo!("{} samples, {} weights, LR {learning_rate}", samples.len(), weights.len())
}

fn main() {
    let samples = ch03_learning_rule::generate(100, 1);
    println!("{:?}", epoch(&mut [0.3, -0.8, 0.6], &samples, 0.01));
}
