use ch03_learning_rule::Sample;
use ch06_learning_rate::curvatures;

/// A mix of both inputs, for each of two new ones, whose bowl is round.
pub fn mix(samples: &[Sample]) -> [[f64; 2]; 2] {
    let sum = |i: usize, j: usize| -> f64 {
        samples.iter().map(|sample| sample.input[i] * sample.input[j]).sum()
    };
    let (a, b, c) = (sum(0, 0), sum(1, 1), sum(0, 1));
    // So much of the first input is in the second.
    let shared = c / a;
    // The squares of what is left of the second without it.
    let rest = b - shared * c;
    [[1.0 / a.sqrt(), 0.0], [-shared / rest.sqrt(), 1.0 / rest.sqrt()]]
}

fn main() {
    let sample = |input: [f64; 2], target| Sample { input: input.into(), target };
    let tank = [sample([2.0, 2.0], 1.75), sample([1.0, 0.0], 2.5), sample([0.0, 1.0], -0.5)];
    println!("before: {:?}", curvatures(&tank));
    let mix = mix(&tank);
    let new =
        |old: Sample| sample(mix.map(|[p, q]| p * old.input[0] + q * old.input[1]), old.target);
    println!("after:  {:?}", curvatures(&tank.map(new)));
}
