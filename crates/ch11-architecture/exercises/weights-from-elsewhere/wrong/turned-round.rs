use ch11_architecture::Network;
use ch11_architecture::ndarray::Array2;

/// A network of weights that are stored out×in, row by row.
pub fn from_out_by_in(
    (inputs, hidden, outputs): (usize, usize, usize),
    first: &[f64],
    second: &[f64],
) -> Network {
    Network { i_to_h: turned(inputs, hidden, first), h_to_o: turned(hidden, outputs, second) }
}

fn turned(from: usize, to: usize, weights: &[f64]) -> Array2<f64> {
    Array2::from_shape_fn((from, to), |(row, column)| weights[(to - 1 - column) * from + row])
}
