use ch03_learning_rule::Sample;
use ch04_convergence::worked::apart;
use ch04_convergence::{margin, mistake_bound, radius, train_until_right};

/// The bound and the counted mistakes.
fn both(samples: &[Sample]) -> (f64, usize) {
    let bound = mistake_bound(radius(samples), margin(samples, &[1.0; 3]));
    (bound, train_until_right(&mut [0.0; 3], samples, 1.0, 1000).mistakes)
}

fn ten_times(sample: &Sample) -> Sample {
    let input = sample.input.iter().map(|value| 10.0 * value).collect();
    Sample { input, target: sample.target }
}

/// What becomes of the bound and of the mistakes?
pub fn answer() -> char {
    let mut same_bound = true;
    let mut same_mistakes = true;
    let mut fewer = true;
    let mut grown = vec![];
    for seed in 0..30 {
        let samples = apart(100, 3, 0.1, seed);
        let stretched: Vec<Sample> = samples.iter().map(ten_times).collect();
        let (before, after) = (both(&samples), both(&stretched));
        same_bound &= (after.0 / before.0 - 1.0).abs() < 1e-9;
        same_mistakes &= after.1 == before.1;
        fewer &= after.1 < before.1;
        grown.push(after.0 / before.0);
    }
    match (same_bound, same_mistakes) {
        (true, true) => 'c',
        (true, false) if fewer => 'd',
        _ if grown.iter().all(|times| *times > 50.0) => 'b',
        _ => 'a',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
