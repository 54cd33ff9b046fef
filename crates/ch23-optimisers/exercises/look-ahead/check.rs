use answer::update;

use crate::checks::Checks;

/// The bowl of chapter 6, its bottom at 2 and −1.
fn bowl(weights: &[f64]) -> Vec<f64> {
    let (x, y) = (weights[0] - 2.0, weights[1] + 1.0);
    vec![5.0 * x + 4.0 * y, 4.0 * x + 5.0 * y]
}

pub fn check(c: &mut Checks) {
    for (weights, velocity, keep, learning_rate) in [
        ([0.0, 0.0], [0.0, 0.0], 0.9, 0.02),
        ([1.0, -3.0], [0.25, -0.5], 0.5, 0.05),
        ([-0.75, 2.5], [-1.5, 0.125], 0.8, 0.01),
    ] {
        c.case(inputs![weights, velocity, keep, learning_rate]);
        let (mut weights, mut velocity) = (weights, velocity);
        update(&mut weights, &mut velocity, bowl, keep, learning_rate);
        c.block("velocity", &velocity);
        c.block("weights", &weights);
        for _ in 0..3 {
            update(&mut weights, &mut velocity, bowl, keep, learning_rate);
        }
        c.block("weights after four updates", &weights);
    }
}
