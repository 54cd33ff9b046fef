use answer::bottom;
use ch03_learning_rule::Sample;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [
        [([2.0, 2.0], 1.75), ([1.0, 0.0], 2.5), ([0.0, 1.0], -0.5)],
        [([3.0, -1.0], 0.5), ([1.0, 2.0], -1.0), ([-1.0, 0.5], 2.0)],
        [([0.0, 1.0], 0.5), ([1.0, 1.0], 1.0), ([4.0, 1.0], 3.0)],
    ];
    for rows in cases {
        let samples = rows.map(|(input, target)| Sample { input: input.into(), target });
        let inputs: Vec<Vec<f64>> = rows.iter().map(|row| row.0.to_vec()).collect();
        let targets = rows.map(|row| row.1);
        c.case(inputs![inputs, targets]);
        c.block("weights at the bottom", &bottom(&samples));
    }
}
