use answer::without;
use ch11_architecture::Network;
use ch11_architecture::ndarray::Array2;

use crate::checks::Checks;

fn rows(matrix: &Array2<f64>) -> Vec<Vec<f64>> {
    matrix.outer_iter().map(|row| row.to_vec()).collect()
}

pub fn check(c: &mut Checks) {
    for (inputs, hidden, outputs, node) in [(2, 3, 2, 1), (3, 3, 3, 0), (2, 4, 1, 3), (4, 2, 1, 0)] {
        let i_to_h = Array2::from_shape_fn((inputs, hidden), |(i, h)| (10 * (i + 1) + h + 1) as f64);
        let h_to_o = Array2::from_shape_fn((hidden, outputs), |(h, o)| (100 * (h + 1) + o + 1) as f64);
        c.case(inputs![i_to_h, h_to_o, node]);
        let network = Network { i_to_h, h_to_o };
        let smaller = without(&network, node);
        c.table("ItoH", &rows(&smaller.i_to_h));
        c.table("HtoO", &rows(&smaller.h_to_o));
    }
}
