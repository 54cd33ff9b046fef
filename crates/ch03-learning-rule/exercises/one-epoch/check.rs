use answer::epoch;
use ch03_learning_rule::generate;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (samples, seed) in [(8, 4), (40, 1), (300, 9)] {
        let start = [0.3, -0.8, 0.6];
        c.case(inputs![samples, seed, start]);
        let mut weights = start;
        let mistakes = epoch(&mut weights, &generate(samples, seed), 0.0625);
        c.block("weights after the epoch", &weights);
        c.number("a wrong yes", mistakes[0] as f64);
        c.number("a wrong no", mistakes[1] as f64);
    }
    // Each of a few samples is the first once, also one that is answered wrongly.
    for first in 0..8 {
        let (samples, seed, start) = (8, 4, [0.3, -0.8, 0.6]);
        c.case(inputs![samples, seed, start, first]);
        let mut turned = generate(samples, seed);
        turned.rotate_left(first);
        let mut weights = start;
        let mistakes = epoch(&mut weights, &turned, 0.0625);
        c.block("weights after the epoch", &weights);
        c.number("a wrong yes", mistakes[0] as f64);
        c.number("a wrong no", mistakes[1] as f64);
    }
}
