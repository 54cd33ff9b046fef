use answer::right_within;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let outputs = vec![
        vec![0.5, 0.3, 0.2],
        vec![0.1, 0.1, 0.8],
        vec![0.2, 0.5, 0.3],
        vec![0.04, 0.06, 0.9],
        vec![0.25, 0.5, 0.25],
        vec![0.4, 0.2, 0.4],
    ];
    for targets in [[1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 0], [2, 2, 2, 2, 2, 2], [2, 0, 1, 0, 2, 2]] {
        for choices in 1..=3 {
            c.case(inputs![outputs, targets, choices]);
            c.number("right", right_within(&outputs, &targets, choices) as f64);
        }
    }
    let outputs = vec![vec![0.25; 4]];
    for target in 0..4 {
        let targets = [target];
        c.case(inputs![outputs, targets]);
        c.number("right at the first try", right_within(&outputs, &targets, 1) as f64);
        c.number("right at the third try", right_within(&outputs, &targets, 3) as f64);
    }
}
