//! Nudging in matrices, and a transposed gradient.

use ch08_sigmoid::half_squared_error;
use ch11_architecture::ndarray::{Array2, array};
use ch11_architecture::{Network, ShapeError, backpropagate};

const NUDGE: f64 = 1e-5;

fn main() -> Result<(), ShapeError> {
    let network = Network::seeded(3, 3, 2, 1);
    let (input, target) = (array![1.0, 0.5, -0.5], array![0.0, 1.0]);
    let error = |network: &Network| -> Result<f64, ShapeError> {
        let outputs = network.forward(input.view())?.post_o;
        Ok(outputs.iter().zip(&target).map(|(&o, &t)| half_squared_error(o, t)).sum())
    };

    let mut measured = Array2::zeros((3, 3));
    for ((i, h), gradient) in measured.indexed_iter_mut() {
        let (mut above, mut below) = (network.clone(), network.clone());
        above.i_to_h[[i, h]] += NUDGE;
        below.i_to_h[[i, h]] -= NUDGE;
        *gradient = (error(&above)? - error(&below)?) / (2.0 * NUDGE);
    }
    let computed = backpropagate(&network, input.view(), target.view())?.i_to_h;

    println!("gradient_ItoH, measured\n{measured:9.6}");
    println!("gradient_ItoH, computed\n{computed:9.6}");
    println!("worst miss, as computed  {:.6}", worst(&(&computed - &measured)));
    println!("worst miss, transposed   {:.6}", worst(&(&computed.t() - &measured)));
    Ok(())
}

fn worst(misses: &Array2<f64>) -> f64 {
    misses.iter().fold(0.0, |worst: f64, miss| worst.max(miss.abs()))
}
