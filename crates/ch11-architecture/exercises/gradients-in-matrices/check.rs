use answer::gradients;
use ch11_architecture::ndarray::{Array1, Array2};

use crate::checks::Checks;

/// Numbers that look drawn and are not.
fn numbers(rows: usize, columns: usize, from: f64) -> Array2<f64> {
    Array2::from_shape_fn((rows, columns), |(row, column)| {
        let number = (((row * columns + column) as f64 + from) * 12.9898).sin();
        (number * 16.0).round() / 8.0
    })
}

fn rows(matrix: &Array2<f64>) -> Vec<Vec<f64>> {
    matrix.outer_iter().map(|row| row.to_vec()).collect()
}

pub fn check(c: &mut Checks) {
    for (inputs, hidden, outputs) in [(2, 3, 2), (3, 4, 1), (1, 2, 4)] {
        let (i_to_h, h_to_o) = (numbers(inputs, hidden, 1.0), numbers(hidden, outputs, 50.0));
        let input = numbers(1, inputs, 90.0).row(0).to_owned();
        let target = Array1::from_shape_fn(outputs, |output| (output % 2) as f64);
        let pre_h = input.dot(&i_to_h);
        let pre_o = pre_h.mapv(ch08_sigmoid::activate).dot(&h_to_o);
        c.case(inputs![h_to_o, input, target, pre_h, pre_o]);
        let (of_i_to_h, of_h_to_o) = gradients(&h_to_o, &input, &target, &pre_h, &pre_o);
        c.table("gradient_HtoO", &rows(&of_h_to_o));
        c.table("gradient_ItoH", &rows(&of_i_to_h));
    }
}
