use answer::gradient;
use ch03_learning_rule::Sample;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases: [(&[f64], &[(&[f64], f64)]); 3] = [
        (&[1.0, 0.5], &[(&[2.0, -1.0], 3.0)]),
        (&[0.5, -0.25, 2.0], &[(&[2.0, 1.0, 0.5], 0.25), (&[-1.0, 4.0, 0.75], -1.5)]),
        (&[-1.5], &[(&[2.0], 1.0), (&[-3.0], 2.5), (&[0.5], 0.0)]),
    ];
    for (weights, rows) in cases {
        let sample = |row: &(&[f64], f64)| Sample { input: row.0.to_vec(), target: row.1 };
        let samples: Vec<Sample> = rows.iter().map(sample).collect();
        let inputs: Vec<Vec<f64>> = samples.iter().map(|sample| sample.input.clone()).collect();
        let targets: Vec<f64> = samples.iter().map(|sample| sample.target).collect();
        c.case(inputs![weights, inputs, targets]);
        c.factor("the number of samples", samples.len() as f64);
        c.block("gradient", &gradient(weights, &samples));
    }
}
