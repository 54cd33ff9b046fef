use answer::outer;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [
        (vec![1.0, 0.5, -0.5], vec![2.0, 4.0]),
        (vec![0.25, -3.0], vec![1.5, -2.0, 0.5, 4.0]),
        (vec![0.5, 2.0, -1.0], vec![3.0, -0.5, 0.25]),
    ];
    for (from, to) in cases {
        c.case(inputs![from, to]);
        let product = outer(&from, &to);
        let rows: Vec<Vec<f64>> = product.outer_iter().map(|row| row.to_vec()).collect();
        c.table("outer product", &rows);
    }
}
