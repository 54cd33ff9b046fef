use answer::fewest_mistakes;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [
        // All can be right, below one half.
        (vec![0.9, 0.1, 0.35, 0.2, 0.3], vec![1.0, 0.0, 1.0, 0.0, 0.0]),
        // And above all outputs but one.
        (vec![0.6, 0.9, 0.35, 0.2], vec![0.0, 1.0, 0.0, 0.0]),
        // More are missed than taken, and the other way about.
        (vec![0.15, 0.8, 0.3, 0.45, 0.72, 0.66], vec![1.0, 1.0, 0.0, 1.0, 1.0, 0.0]),
        (vec![0.55, 0.7, 0.85, 0.6, 0.95, 0.2, 0.62], vec![0.0, 1.0, 0.0, 0.0, 1.0, 1.0, 0.0]),
        // Equally few in several places.
        (vec![0.1, 0.62, 0.4, 0.7, 0.9, 0.25], vec![0.0, 0.0, 1.0, 1.0, 1.0, 0.0]),
        // Nothing beats a constant answer, no and yes.
        (vec![0.3, 0.8, 0.9, 0.1, 0.6], vec![1.0, 0.0, 0.0, 0.0, 0.0]),
        (vec![0.3, 0.8, 0.9, 0.12, 0.6], vec![1.0, 0.0, 1.0, 1.0, 1.0]),
        // Equal outputs, between which there is no place.
        (vec![0.45, 0.2, 0.45, 0.05, 0.97], vec![1.0, 0.0, 1.0, 0.0, 1.0]),
        (vec![0.55, 0.3, 0.55, 0.9], vec![1.0, 0.0, 0.0, 1.0]),
    ];
    for (outputs, targets) in cases {
        c.case(inputs![outputs, targets]);
        let (threshold, missed, taken) = fewest_mistakes(&outputs, &targets);
        c.number("threshold", threshold);
        c.block("answered no and yes by mistake", &[missed as f64, taken as f64]);
    }
}
