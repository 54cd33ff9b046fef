use answer::margin;
use ch03_learning_rule::Sample;
use ch04_convergence::worked::{apart, hand_samples};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for weights in [[3.0, 4.0], [4.0, 5.0], [10.0, 11.0], [-1.0, 4.0]] {
        c.case(inputs![weights]);
        let mut samples = hand_samples();
        c.number("margin of the six points", margin(&samples, &weights));
        // The nearest is the first of them once, and once the last.
        let each_first: Vec<f64> = (0..samples.len())
            .map(|_| {
                samples.rotate_left(1);
                margin(&samples, &weights)
            })
            .collect();
        c.block("margin, each of them the first once", &each_first);
    }
    let weights = [1.0, 2.0, 1.5];
    let samples: Vec<Sample> = apart(40, 3, 0.25, 3);
    c.case(inputs![weights]);
    c.number("margin in space", margin(&samples, &weights));
}
