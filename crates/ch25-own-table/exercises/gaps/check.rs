use answer::filled;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let columns: [(&[Option<f64>], &[usize]); 7] = [
        (&[Some(3.0), None, Some(1.0), Some(8.0), Some(900.0), Some(70.0)], &[0, 1, 2, 3]),
        (&[Some(4.0), Some(9.0), None, Some(-2.0), Some(1.5), None], &[0, 1, 2, 3, 4]),
        (&[None, Some(7.0), Some(-3.0), Some(40.0), Some(0.25)], &[3, 2, 1]),
        (&[None, None, Some(5.0)], &[0, 1]),
        (&[Some(6.0), None], &[0]),
        (&[Some(2.0), Some(5.0), None], &[]),
        (&[], &[]),
    ];
    for (column, training) in columns {
        c.case(inputs![column, training]);
        let rows: Vec<Vec<f64>> =
            filled(column, training).iter().map(|row| row.to_vec()).collect();
        let (values, gaps): (Vec<f64>, Vec<f64>) = rows.iter().map(|row| (row[0], row[1])).unzip();
        c.block("values", &values);
        c.block("missing", &gaps);
    }
}
