//! Chapter 10's update once more, in matrices. The gradients of HtoO are a column; t() exchanges
//! rows and columns, so that they print on one line.

use ch11_architecture::ndarray::array;
use ch11_architecture::{Network, ShapeError, backpropagate};

fn main() -> Result<(), ShapeError> {
    let mut network = Network::new(
        array![[0.3, -0.5, 0.2, 0.7], [-0.4, 0.6, 0.1, -0.2], [0.8, 0.4, -0.9, 0.5]],
        array![[0.6], [-0.3], [0.5], [0.9]],
    )?;
    let (input, target) = (array![1.0, 0.5, -0.5], array![0.0]);

    let forward = network.forward(input.view())?;
    println!("preA,H         {:9.6}", forward.pre_h);
    println!("postA,H        {:9.6}", forward.post_h);
    println!("preA,O         {:9.6}", forward.pre_o);
    println!("postA,O        {:9.6}", forward.post_o);

    let gradients = backpropagate(&network, input.view(), target.view())?;
    println!("gradient_HtoO, as a row\n{:9.6}", gradients.h_to_o.t());
    println!("gradient_ItoH\n{:9.6}", gradients.i_to_h);

    network.descend(&gradients, 1.0);
    println!("ItoH after the update\n{:9.6}", network.i_to_h);
    Ok(())
}
