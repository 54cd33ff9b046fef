use answer::keep_the_best;
use ch03_learning_rule::{correct, generate};
use ch04_convergence::worked::mislabelled;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases =
        [([0.0, 0.0, 0.0], 1), ([0.5, -0.5, 0.25], 2), ([2.0, 0.125, 0.0], 3), ([0.0, 1.0, 0.0], 6)];
    for (start, seed) in cases {
        let wrong_labels = 0.1;
        let samples = mislabelled(&generate(60, seed), wrong_labels, seed);
        for epochs in [30, 1, 2, 3, 0] {
            c.case(inputs![start, seed, wrong_labels, epochs]);
            let best = keep_the_best(&start, &samples, 0.25, epochs);
            c.number("right answers", correct(&best, &samples) as f64);
            c.block("weights kept", &best);
        }
    }
}
