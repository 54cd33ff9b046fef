use ch11_architecture::Network;
use ch11_architecture::ndarray::Array2;

/// A network of weights that are stored out×in, row by row.
pub fn from_out_by_in(
    (inputs, hidden, outputs): (usize, usize, usize),
    first: &[f64],
    second: &[f64],
) -> Network {
    Network { i_to_h: kept(inputs, hidden, first), h_to_o: kept(hidden, outputs, second) }
}

fn kept(from: usize, to: usize, weights: &[f64]) -> Array2<f64> {
    Array2::from_shape_vec((from, to), weights.to_vec()).unwrap()
}
