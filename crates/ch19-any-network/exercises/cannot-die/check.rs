use answer::{activate, activate_prime};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let places = || (-80..=80).map(|n| 0.25 * f64::from(n) + 0.0625);
    c.case(inputs![]);
    let nudge = 1e-5;
    let off = |pre: f64| {
        let measured = (activate(pre + nudge) - activate(pre - nudge)) / (2.0 * nudge);
        (measured - activate_prime(pre)).abs()
    };
    c.holds("the slope is the slope", places().all(|pre| off(pre) < 1e-7));
    let far = [-1000.0, -710.0, -50.0, 50.0, 710.0, 1000.0];
    let finite = far.iter().all(|&pre| activate(pre).is_finite() && activate_prime(pre).is_finite());
    c.holds("finite far out", finite);
    let everywhere = places().chain([-100.0, -60.0, -30.0, 30.0, 60.0, 100.0]);
    c.holds("never silent", everywhere.into_iter().all(|pre| activate_prime(pre) > 0.0));
    c.holds("ReLU on the right", (activate(20.0) - 20.0).abs() < 1.0);
    c.holds("nearly ReLU on the left", activate(-20.0).abs() < 2.0);
    let step = |pre: f64| (activate(pre + 1e-7) - activate(pre - 1e-7)).abs();
    let calm = places().chain([0.0]).all(|pre| step(pre) < 1e-4);
    c.holds("no jump", calm);
}
