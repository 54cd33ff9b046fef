use answer::by_time;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases: [&[u32]; 4] = [
        &[7, 3, 3, 9, 1, 2, 8, 4, 5, 6],
        &[5, 2, 9, 5, 1, 7, 5, 5, 3, 8, 12, 4],
        &[20, 4, 4, 11, 11, 11, 2, 30, 11, 4, 20, 1, 30, 19],
        &[6, 6, 1, 1, 1, 1, 1, 6, 2, 6, 6],
    ];
    for days in cases {
        c.case(inputs![days]);
        let sets = by_time(days);
        for (name, set) in ["training", "validation", "test"].iter().zip(&sets) {
            let rows: Vec<f64> = set.iter().map(|row| *row as f64).collect();
            c.block(&format!("rows for {name}"), &rows);
        }
    }
}
