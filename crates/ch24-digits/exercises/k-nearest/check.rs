use answer::vote;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (distances, classes) in [
        (vec![0.4, 0.1, 0.3, 0.9], vec![7, 1, 7, 1]),
        (vec![2.5, 0.5, 1.5, 3.5, 1.0, 2.0, 4.0], vec![3, 8, 3, 8, 5, 5, 9]),
        (vec![1.0, 2.0, 3.0, 4.0, 5.0], vec![6, 0, 0, 6, 4]),
        (vec![0.9, 0.8, 0.7, 0.6, 0.5, 0.4], vec![2, 2, 2, 9, 4, 9]),
    ] {
        for k in 1..=distances.len() {
            c.case(inputs![distances, classes, k]);
            c.number("digit", vote(&distances, &classes, k) as f64);
        }
    }
}
