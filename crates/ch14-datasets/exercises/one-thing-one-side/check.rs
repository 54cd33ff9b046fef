use answer::split;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases: [(&[usize], &[usize], usize); 4] = [
        (&[1, 1, 2, 3, 3, 3], &[2, 3, 1], 2),
        (&[5, 2, 5, 9, 2, 5, 7, 9, 2, 5], &[9, 5, 7, 2], 3),
        (&[4, 3, 2, 1, 1, 2, 3, 4, 6, 6, 6], &[6, 1, 4, 2, 3], 5),
        (&[8, 8, 1, 1, 1, 4], &[1, 4, 8], 3),
    ];
    for (things, order, wanted) in cases {
        c.case(inputs![things, order, wanted]);
        let (training, validation) = split(things, order, wanted);
        let numbers = |rows: &[usize]| rows.iter().map(|row| *row as f64).collect::<Vec<f64>>();
        c.block("rows held back", &numbers(&validation));
        c.block("rows for training", &numbers(&training));
    }
}
