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
}
