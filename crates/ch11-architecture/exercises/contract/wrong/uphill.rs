pub use ch11_architecture::{Gradients, ShapeError, ndarray};
use ndarray::{Array2, ArrayView1};

pub struct Network {
    pub i_to_h: Array2<f64>,
    pub h_to_o: Array2<f64>,
}

pub fn backpropagate(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) -> Result<Gradients, ShapeError> {
    let (i_to_h, h_to_o) = (network.i_to_h.clone(), network.h_to_o.clone());
    let network = ch11_architecture::Network::new(i_to_h, h_to_o)?;
    ch11_architecture::backpropagate(&network, input, target)
}

impl Network {
    pub fn descend(&mut self, gradients: &Gradients, learning_rate: f64) {
        self.i_to_h.scaled_add(learning_rate, &gradients.i_to_h);
        self.h_to_o.scaled_add(learning_rate, &gradients.h_to_o);
    }
}
