use ch11_architecture::Network;
use ch11_architecture::ndarray::Array2;

/// A network of weights that are stored out×in, row by row.
pub fn from_out_by_in(
    (inputs, hidden, outputs): (usize, usize, usize),
    first: &[f64],
    second: &[f64],
) -> Network {
    Network { i_to_h: fitted(inputs, hidden, first), h_to_o: fitted(hidden, outputs, second) }
}

fn fitted(from: usize, to: usize, weights: &[f64]) -> Array2<f64> {
    let theirs = Array2::from_shape_vec((to, from), weights.to_vec()).unwrap();
    if theirs.dim() == (from, to) { theirs } else { theirs.t().to_owned() }
}
