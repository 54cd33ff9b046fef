use ch03_learning_rule::Sample;
use ch06_learning_rate::{limit, train};

/// The error after ten steps at this share of the limit.
fn error_after(share: f64, input: f64, start: f64) -> f64 {
    let sample = Sample { input: vec![input], target: 1.0 };
    train(&mut [start], &[sample], share * limit(input * input), 10)[10]
}

/// Which error is lower?
pub fn answer() -> char {
    let mut runs = vec![];
    for input in [0.5, 1.0, 2.0] {
        for start in [-3.0, 0.0, 10.0] {
            runs.push((error_after(0.25, input, start), error_after(0.75, input, start)));
        }
    }
    if runs.iter().all(|(quarter, three)| quarter == three) {
        'c'
    } else if runs.iter().all(|(quarter, three)| quarter > three) {
        'a'
    } else if runs.iter().all(|(quarter, three)| quarter < three) {
        'b'
    } else {
        'd'
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
