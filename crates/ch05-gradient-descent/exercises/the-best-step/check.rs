use answer::best_rate;
use ch03_learning_rule::Sample;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let tank = [([2.0, 2.0], 1.75), ([1.0, 0.0], 2.5), ([0.0, 1.0], -0.5)];
    let other = [([1.0, -0.5], 2.0), ([0.25, 1.5], -1.0), ([2.0, 1.0], 0.5), ([-1.0, 0.75], 1.0)];
    let cases: [(&[([f64; 2], f64)], [f64; 2]); 4] =
        [(&tank, [0.0, 0.0]), (&tank, [3.0, -1.0]), (&other, [0.5, -0.25]), (&other[..2], [1.0, 1.0])];
    for (rows, weights) in cases {
        let (inputs, targets): (Vec<[f64; 2]>, Vec<f64>) = rows.iter().copied().unzip();
        c.case(inputs![inputs, targets, weights]);
        let sample = |(input, target): &([f64; 2], f64)| Sample { input: (*input).into(), target: *target };
        let samples: Vec<Sample> = rows.iter().map(sample).collect();
        c.number("LR", best_rate(&weights, &samples));
    }
}
