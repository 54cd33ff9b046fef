use answer::{activate, activate_prime};

use crate::checks::Checks;

fn places() -> impl Iterator<Item = f64> {
    (-32..=32).map(|step| f64::from(step) / 4.0)
}

fn measured(pre: f64) -> f64 {
    let nudge = 1e-5;
    (activate(pre + nudge) - activate(pre - nudge)) / (2.0 * nudge)
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.holds("stays between 0 and 1", places().all(|pre| (0.0..=1.0).contains(&activate(pre))));
    c.holds("rises", places().all(|pre| activate(pre + 0.25) > activate(pre)));
    c.holds(
        "slope agrees with the curve",
        places().all(|pre| (activate_prime(pre + 0.1) - measured(pre + 0.1)).abs() < 1e-6),
    );
    c.holds("slope nowhere zero", places().all(|pre| activate_prime(pre) > 0.0));
    c.holds(
        "is not the logistic sigmoid",
        places().any(|pre| (activate(pre) - 1.0 / (1.0 + (-pre).exp())).abs() > 1e-6),
    );
    c.holds("tells the ends apart", activate(-8.0) < 0.1 && activate(8.0) > 0.9);
}
