use answer::distance_after;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [
        (-1.0, 4.0, 0.1, 1),
        (-1.0, 4.0, 0.4, 3),
        (2.5, 0.25, 1.5, 4),
        (3.0, 2.0, 1.25, 2),
        (1.5, 3.0, 0.125, 0),
    ];
    for (distance, curvature, learning_rate, steps) in cases {
        c.case(inputs![distance, curvature, learning_rate, steps]);
        let after = distance_after(distance, curvature, learning_rate, steps);
        c.number("distance", after);
    }
}
