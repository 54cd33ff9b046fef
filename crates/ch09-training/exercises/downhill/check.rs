use answer::{descend, walk};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (before, learning_rate) in [([1.0, -2.0, 0.5], 0.5), ([0.25, 4.0, -1.0], 0.125)] {
        let gradients = [0.5, -1.0, 2.0];
        let mut weights = before;
        c.case(inputs![weights, gradients, learning_rate]);
        c.factor("the learning rate", learning_rate);
        descend(&mut weights, &gradients, learning_rate);
        c.moved("weights after", &before, &weights, learning_rate);
    }
    let bowl = |weight: f64| 2.0 * weight + 0.5 * weight * weight;
    for (start, learning_rate, steps) in [(1.0, 0.25, 4), (-0.5, 0.5, 3), (2.0, 0.125, 0)] {
        c.case(inputs![start, learning_rate, steps]);
        c.block("places", &walk(start, &bowl, learning_rate, steps));
    }
}
