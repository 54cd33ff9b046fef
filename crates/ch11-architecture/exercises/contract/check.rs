use answer::ndarray::{Array1, Array2};
use answer::{Network, backpropagate};

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
    for (inputs, hidden, outputs) in [(3, 4, 1), (2, 3, 2), (1, 2, 4)] {
        let (i_to_h, h_to_o) = (numbers(inputs, hidden, 1.0), numbers(hidden, outputs, 50.0));
        let input = numbers(1, inputs, 90.0).row(0).to_owned();
        let target = Array1::from_shape_fn(outputs, |output| (output % 2) as f64);
        let learning_rate = 0.5;
        c.case(inputs![i_to_h, h_to_o, input, target, learning_rate]);
        c.factor("the learning rate", learning_rate);
        let (i_to_h_before, h_to_o_before) = (rows(&i_to_h), rows(&h_to_o));
        let mut network = Network { i_to_h, h_to_o };
        let long = numbers(1, inputs + 1, 90.0).row(0).to_owned();
        let refused = backpropagate(&network, long.view(), target.view()).is_err();
        c.holds("a sample that does not fit is an Err", refused);
        let long = Array1::zeros(outputs + 1);
        let refused = backpropagate(&network, input.view(), long.view()).is_err();
        c.holds("a target that does not fit is an Err", refused);
        let Ok(gradients) = backpropagate(&network, input.view(), target.view()) else {
            c.holds("a sample that fits is not", false);
            continue;
        };
        c.table("gradient_HtoO", &rows(&gradients.h_to_o));
        c.table("gradient_ItoH", &rows(&gradients.i_to_h));
        if gradients.i_to_h.dim() == network.i_to_h.dim() {
            network.descend(&gradients, learning_rate);
        }
        let after = rows(&network.h_to_o);
        c.table_moved("HtoO after the update", &h_to_o_before, &after, learning_rate);
        let after = rows(&network.i_to_h);
        c.table_moved("ItoH after the update", &i_to_h_before, &after, learning_rate);
    }
}
