use answer::steepest;
use ch03_learning_rule::Sample;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases: [&[&[f64]]; 4] = [
        &[&[2.0, 2.0], &[1.0, 0.0], &[0.0, 1.0]],
        &[&[0.5, 0.5], &[2.0, -2.0], &[0.5, 0.25]],
        &[&[1.0, 0.5, -1.0], &[2.0, 1.5, 0.25], &[-0.5, 1.0, 2.0], &[1.5, 0.5, 0.5]],
        &[&[1.0, -1.0], &[0.25, 0.25]],
    ];
    for rows in cases {
        let inputs: Vec<Vec<f64>> = rows.iter().map(|row| row.to_vec()).collect();
        c.case(inputs![inputs]);
        c.factor("the number of samples", rows.len() as f64);
        let sample = |input: Vec<f64>| Sample { input, target: 1.0 };
        let samples: Vec<Sample> = inputs.into_iter().map(sample).collect();
        c.number("the largest curvature", steepest(&samples));
    }
}
