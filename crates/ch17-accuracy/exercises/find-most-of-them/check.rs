use answer::threshold_for;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let outputs = [0.31, 0.92, 0.24, 0.63, 0.11, 0.45, 0.72, 0.05, 0.38, 0.56];
    let tables = [
        [1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0],
    ];
    for targets in tables {
        for share in [0.3, 0.5, 0.7, 0.9, 1.0] {
            c.case(inputs![outputs, targets, share]);
            c.number("threshold", threshold_for(&outputs, &targets, share));
        }
    }
    // A share whose product with the number of ones is whole on paper and not in floating point.
    let outputs: Vec<f64> = (1..=25).map(|row| f64::from(row * 7 % 25) / 25.0).collect();
    let (targets, share) = (vec![1.0; 25], 0.28);
    c.case(inputs![outputs, targets, share]);
    c.number("threshold", threshold_for(&outputs, &targets, share));
}
