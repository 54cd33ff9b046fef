pub use ch11_architecture::{Gradients, Network, ShapeError, ndarray};
use ch11_architecture::outer;
use ndarray::ArrayView1;

pub fn backpropagate(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) -> Result<Gradients, ShapeError> {
    let Gradients { h_to_o, .. } = ch11_architecture::backpropagate(network, input, target)?;
    let forward = network.forward(input)?;
    let slope = |post: f64| post * (1.0 - post);
    let signal = (forward.post_o[0] - target[0]) * slope(forward.post_o[0]);
    let behind = &network.h_to_o.column(0) * signal * forward.post_h.mapv(slope);
    Ok(Gradients { i_to_h: outer(input, behind.view()), h_to_o })
}
