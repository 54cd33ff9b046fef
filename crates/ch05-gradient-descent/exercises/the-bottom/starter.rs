use ch03_learning_rule::Sample;

/// The two weights at which both slopes are zero.
pub fn bottom(samples: &[Sample]) -> [f64; 2] {
    let first = &samples[0];
    todo!("the first sample has the inputs {:?} and the target {}", first.input, first.target)
}

fn main() {
    let samples = [
        Sample { input: vec![2.0, 1.0], target: 3.0 },
        Sample { input: vec![1.0, -1.0], target: 0.0 },
    ];
    println!("{:?}", bottom(&samples));
}
