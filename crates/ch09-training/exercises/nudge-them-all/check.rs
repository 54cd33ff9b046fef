use answer::gradient;

use crate::checks::Checks;

fn bent(w: &[f64]) -> f64 {
    w[0].powi(3) + w[0] * w[1] * w[1] - w[1] * w[2] + 0.5 * w[2].powi(4)
}

pub fn check(c: &mut Checks) {
    // Numbers that single precision has not.
    let nudge = 0.1;
    for weights in [[1.1, -0.55, 0.3], [-0.7, 2.1, 0.9], [0.4, 0.6, -1.3]] {
        c.case(inputs![weights, nudge]);
        c.factor("the nudge", nudge);
        c.block("gradient", &gradient(&weights, nudge, &bent));
    }
}
