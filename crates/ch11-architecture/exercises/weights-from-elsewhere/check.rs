use answer::from_out_by_in;
use ch11_architecture::ndarray::Array2;

use crate::checks::Checks;

fn rows(matrix: &Array2<f64>) -> Vec<Vec<f64>> {
    matrix.outer_iter().map(|row| row.to_vec()).collect()
}

pub fn check(c: &mut Checks) {
    for shape in [(2, 3, 2), (3, 4, 1), (3, 3, 2), (4, 2, 2)] {
        let (inputs, hidden, outputs) = shape;
        let count = |n: usize, from: f64| -> Vec<f64> {
            (0..n).map(|k| from + 0.25 * k as f64).collect()
        };
        let (first, second) = (count(inputs * hidden, 0.5), count(hidden * outputs, -4.0));
        c.case(inputs![shape, first, second]);
        let network = from_out_by_in(shape, &first, &second);
        c.table("ItoH", &rows(&network.i_to_h));
        c.table("HtoO", &rows(&network.h_to_o));
    }
}
