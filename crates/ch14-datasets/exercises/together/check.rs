use answer::shuffle_together;
use ch11_architecture::ndarray::Array2;

use crate::checks::Checks;

fn rows(table: &Array2<f64>) -> Vec<Vec<f64>> {
    table.rows().into_iter().map(|row| row.to_vec()).collect()
}

pub fn check(c: &mut Checks) {
    for (count, columns, seed) in [(3, 2, 1), (5, 3, 2), (7, 2, 5)] {
        c.case(inputs![count, columns, seed]);
        let mut inputs = Array2::from_shape_fn((count, columns), |(r, i)| (10 * r + i) as f64);
        let mut targets = Array2::from_shape_fn((count, 1), |(r, _)| r as f64);
        // Small, known and never out of range.
        let mut state: usize = seed;
        let mut draw = |n: usize| {
            state = (state * 75 + 74) % 65537;
            if n == 0 { 0 } else { state / 7 % n }
        };
        shuffle_together(&mut inputs, &mut targets, &mut draw);
        c.table("inputs", &rows(&inputs));
        c.table("targets", &rows(&targets));
    }
}
