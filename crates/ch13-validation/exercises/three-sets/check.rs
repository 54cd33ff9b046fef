use answer::three_sets;
use ch13_validation::bursts;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (samples, parts, stride) in [(11, [6, 2, 2], 4), (25, [3, 1, 1], 7), (38, [5, 2, 3], 11)] {
        c.case(inputs![samples, parts, stride]);
        let order: Vec<usize> = (0..samples).map(|row| (row * stride + 3) % samples).collect();
        let sets = three_sets(&bursts(samples, 0.1, 7), &order, parts);
        c.block("sizes", &sets.each_ref().map(|set| set.len() as f64));
        for (name, set) in ["training set", "validation set", "test set"].iter().zip(&sets) {
            let first: Vec<f64> = set.inputs.column(0).to_vec();
            c.block(&format!("{name}, first input of each row"), &first);
            let kinds: Vec<f64> =
                set.targets.rows().into_iter().map(|row| row[1] + 2.0 * row[2]).collect();
            c.block(&format!("{name}, kind of each row"), &kinds);
        }
    }
}
