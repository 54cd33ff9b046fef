use answer::forward;
use ch11_architecture::ndarray::Array2;

use crate::checks::Checks;

/// Numbers that look drawn and are not.
fn weights(rows: usize, columns: usize, from: f64) -> Array2<f64> {
    Array2::from_shape_fn((rows, columns), |(row, column)| {
        let number = (((row * columns + column) as f64 + from) * 12.9898).sin();
        (number * 16.0).round() / 8.0
    })
}

pub fn check(c: &mut Checks) {
    for (inputs, hidden, outputs) in [(3, 4, 1), (2, 3, 2), (3, 3, 2), (1, 5, 4)] {
        let (i_to_h, h_to_o) = (weights(inputs, hidden, 1.0), weights(hidden, outputs, 50.0));
        let input = weights(1, inputs, 90.0);
        c.case(inputs![inputs, hidden, outputs, i_to_h, h_to_o, input]);
        let (post_h, post_o) = forward(&i_to_h, &h_to_o, input.row(0));
        c.block("S_postA,H", &post_h.to_vec());
        c.block("S_postA,O", &post_o.to_vec());
    }
}
