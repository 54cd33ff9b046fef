use ch11_architecture::Network;
use ch11_architecture::ndarray::Array2;

/// A network of weights that are stored out×in, row by row.
pub fn from_out_by_in(
    (inputs, hidden, outputs): (usize, usize, usize),
    first: &[f64],
    second: &[f64],
) -> Network {
    let i_to_h = Array2::from_shape_vec((inputs, hidden), first.to_vec()).unwrap();
    let h_to_o = Array2::from_shape_fn((hidden, outputs), |(h, o)| second[o * hidden + h]);
    Network { i_to_h, h_to_o }
}
