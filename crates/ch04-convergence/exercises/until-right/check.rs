use answer::until_right;
use ch04_convergence::worked::{apart, hand_samples};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for most_epochs in [100, 4, 3, 1] {
        let start = [0.0, 0.0];
        c.case(inputs![start, most_epochs]);
        let mut weights = start;
        let mistakes = until_right(&mut weights, &hand_samples(), 0.5, most_epochs);
        c.number("mistakes, or −1 for None", mistakes.map_or(-1.0, |count| count as f64));
        c.block("weights in the end", &weights);
    }
    let (gap, start) = (0.05, [0.5, -0.25, 0.75]);
    for seed in [1, 2, 5] {
        c.case(inputs![gap, seed, start]);
        let mut weights = start;
        let mistakes = until_right(&mut weights, &apart(60, 3, gap, seed), 0.25, 1000);
        c.number("mistakes, or −1 for None", mistakes.map_or(-1.0, |count| count as f64));
        c.block("weights in the end", &weights);
    }
}
