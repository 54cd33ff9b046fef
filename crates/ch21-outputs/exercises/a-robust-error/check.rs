use answer::{error, error_signal};

use crate::checks::Checks;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6
}

pub fn check(c: &mut Checks) {
    for (target, reach) in [(0.0, 1.0), (4.0, 0.25), (-1.5, 2.0)] {
        c.case(inputs![target, reach]);
        let at = |misses: f64| target + misses * reach;
        let near = [-1.0, -0.6, 0.0, 0.3, 1.0];
        let far = [-7.0, -1.5, 1.25, 4.0, 30.0];
        c.holds(
            "half the square near the target",
            near.iter()
                .all(|&n| close(error(at(n), target, reach), 0.5 * (n * reach) * (n * reach))),
        );
        c.holds(
            "no jump",
            [-1.0, 1.0].iter().all(|&n| {
                let inside = error(at(n * 0.999_999_9), target, reach);
                close(error(at(n * 1.000_000_1), target, reach), inside)
            }),
        );
        c.holds(
            "a straight line further out",
            far.iter().all(|&n| {
                let further = target + n * reach + 3.0 * n.signum();
                close(error(further, target, reach) - error(at(n), target, reach), 3.0 * reach)
            }),
        );
        c.holds(
            "both sides alike",
            near.iter()
                .chain(&far)
                .all(|&n| close(error(at(n), target, reach), error(at(-n), target, reach))),
        );
        c.holds(
            "the signal is the slope",
            [-7.0, -1.5, -0.6, 0.0, 0.3, 0.9, 1.25, 4.0].iter().all(|&n| {
                let slope = error(at(n) + 1e-5, target, reach) - error(at(n) - 1e-5, target, reach);
                (slope / 2e-5 - error_signal(at(n), target, reach)).abs() <= 1e-5
            }),
        );
        c.holds(
            "the signal stays within the reach",
            far.iter().all(|&n| error_signal(at(n), target, reach).abs() <= reach + 1e-9),
        );
    }
}
