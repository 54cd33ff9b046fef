use answer::cross_validated;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let tables = [
        vec![vec![0, 2, 4], vec![1, 3], vec![5]],
        vec![vec![6, 1, 4, 9], vec![0, 7, 2], vec![3, 5, 8]],
        vec![vec![3], vec![0, 1, 2, 4, 5]],
    ];
    for folds in tables {
        c.case(inputs![folds]);
        // Right on even rows.
        let even = |_: &[usize], rows: &[usize]| rows.iter().filter(|row| **row % 2 == 0).count();
        c.number("share", cross_validated(&folds, even));
        // Right on the rows that it was trained on, and on those that have as small a number as
        // it had rows.
        let by_heart = |training: &[usize], rows: &[usize]| {
            let known = |row: &usize| training.contains(row) || *row < training.len();
            rows.iter().filter(|row| known(row)).count()
        };
        c.number("share by what it was trained on", cross_validated(&folds, by_heart));
    }
}
