use answer::gradient;

use crate::checks::Checks;

fn bent(w: &[f64]) -> f64 {
    w[0].powi(3) + w[0] * w[1] * w[1] - w[1] * w[2] + 0.5 * w[2].powi(4)
}

pub fn check(c: &mut Checks) {
    let nudge = 0.125;
    for weights in [[1.0, -0.5, 0.25], [-0.75, 2.0, 1.0], [0.5, 0.5, -1.5]] {
        c.case(inputs![weights, nudge]);
        c.factor("the nudge", nudge);
        c.block("gradient", &gradient(&weights, nudge, &bent));
    }
}
