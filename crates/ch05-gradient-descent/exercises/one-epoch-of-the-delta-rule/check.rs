use answer::epoch;
use ch03_learning_rule::Sample;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [
        ([0.0, 0.0], [([2.0, 2.0], 1.75), ([1.0, 0.0], 2.5), ([0.0, 1.0], -0.5)], 0.125),
        ([0.5, -0.75], [([1.0, -2.0], 0.5), ([3.0, 0.5], -1.0), ([-1.0, 1.5], 2.0)], 0.0625),
    ];
    for (start, rows, learning_rate) in cases {
        let samples = rows.map(|(input, target)| Sample { input: input.into(), target });
        let inputs: Vec<Vec<f64>> = rows.iter().map(|row| row.0.to_vec()).collect();
        let targets = rows.map(|row| row.1);
        c.case(inputs![start, inputs, targets, learning_rate]);
        let mut weights = start;
        let met = epoch(&mut weights, &samples, learning_rate);
        c.block("weights after the epoch", &weights);
        c.number("sum of the errors met", met);
    }
}
