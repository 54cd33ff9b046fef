use answer::{Sample, curvatures, factor, limit};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (learning_rate, curvature) in [(0.1, 4.0), (0.75, 2.0), (0.5, 0.25)] {
        c.case(inputs![learning_rate, curvature]);
        c.number("1 − LR · λ", factor(learning_rate, curvature));
        c.number("the limit", limit(curvature));
    }
    let cases: [&[[f64; 2]]; 2] =
        [&[[1.0, 1.0], [0.25, -0.25]], &[[2.0, -1.0], [1.0, -1.5], [0.5, 0.75]]];
    for rows in cases {
        let inputs: Vec<Vec<f64>> = rows.iter().map(|row| row.to_vec()).collect();
        c.case(inputs![inputs]);
        c.factor("the number of samples", rows.len() as f64);
        let sample = |input: Vec<f64>| Sample { input, target: 1.0 };
        let samples: Vec<Sample> = inputs.into_iter().map(sample).collect();
        c.block("curvatures", &curvatures(&samples));
    }
}
