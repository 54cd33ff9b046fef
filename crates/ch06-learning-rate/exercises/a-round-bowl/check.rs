use answer::mix;
use ch03_learning_rule::Sample;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases: [&[[f64; 2]]; 4] = [
        &[[2.0, 2.0], [1.0, 0.0], [0.0, 1.0]],
        &[[2.0, 120.0], [1.0, 0.0], [0.0, 60.0]],
        &[[0.5, -1.0], [1.5, -2.0], [-1.0, 0.75], [0.25, 1.0]],
        &[[0.02, 3.0], [0.03, -1.0]],
    ];
    for rows in cases {
        let inputs: Vec<Vec<f64>> = rows.iter().map(|row| row.to_vec()).collect();
        c.case(inputs![inputs]);
        let sample = |input: &[f64; 2]| Sample { input: input.to_vec(), target: 1.0 };
        let samples: Vec<Sample> = rows.iter().map(sample).collect();
        let mix = mix(&samples);
        let new = |row: &[f64; 2]| mix.map(|[p, q]| p * row[0] + q * row[1]);
        let sum = |i: usize, j: usize| -> f64 {
            rows.iter().map(new).map(|input| input[i] * input[j]).sum()
        };
        c.number("c, the sum of the products", sum(0, 1));
        c.block("a and b, the sums of the squares", &[sum(0, 0), sum(1, 1)]);
    }
}
