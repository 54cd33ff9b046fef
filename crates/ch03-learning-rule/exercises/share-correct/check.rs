use answer::share_correct;
use ch03_learning_rule::generate;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (weights, seed) in [([0.3, -0.8, 0.6], 4), ([1.0, 0.2, -0.1], 1), ([-1.0, 0.5, 0.5], 9)] {
        c.case(inputs![weights, seed]);
        c.factor("the number of samples", 200.0);
        c.number("share", share_correct(&weights, &generate(200, seed)));
    }
}
