use ch03_learning_rule::Sample;

/// The curvature of the summed error in its steepest direction, for any number of inputs.
pub fn steepest(samples: &[Sample]) -> f64 {
    todo!("{} samples, each with {} inputs", samples.len(), samples[0].input.len())
}

fn main() {
    let sample = |input: [f64; 2]| Sample { input: input.into(), target: 0.0 };
    println!("{}", steepest(&[sample([2.0, 2.0]), sample([1.0, 0.0]), sample([0.0, 1.0])]));
}
