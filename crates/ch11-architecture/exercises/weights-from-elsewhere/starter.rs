use ch11_architecture::Network;
use ch11_architecture::ndarray::Array2;

/// A network of weights that are stored out×in, row by row.
pub fn from_out_by_in(
    (inputs, hidden, outputs): (usize, usize, usize),
    first: &[f64],
    second: &[f64],
) -> Network {
    todo!("ItoH is I×H, HtoO is H×O; where does each weight stand in its list?")
}

fn main() {
    let network = from_out_by_in((2, 3, 1), &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &[7.0, 8.0, 9.0]);
    println!("{}\n{}", network.i_to_h, network.h_to_o);
}
