pub use ch11_architecture::{Gradients, Network, ShapeError, ndarray};
use ndarray::ArrayView1;

pub fn backpropagate(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) -> Result<Gradients, ShapeError> {
    let Gradients { i_to_h, h_to_o } = ch11_architecture::backpropagate(network, input, target)?;
    Ok(Gradients { i_to_h: i_to_h.t().to_owned(), h_to_o })
}
