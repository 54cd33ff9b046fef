//! The gradient check: the gradients once more, by nudging.

use crate::ndarray::{Array1, Array2, ArrayView1};
use crate::{Activation, Gradients, LayerGradients, Network};

pub use ch10_backpropagation::relative_error;

/// The nudge h for numbers of type `f64`.
pub const NUDGE: f64 = 1e-5;

/// The gradients of all weights and biases for one sample by central differences, Equation (9.3).
/// It costs two forward passes for each of them.
///
/// # Panics
///
/// If `input` or `target` do not fit the network.
pub fn measured(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
    nudge: f64,
) -> Gradients {
    let slope = |number: &dyn Fn(&mut Network) -> &mut f64| {
        let error_at = |by: f64| {
            let mut nudged = network.clone();
            *number(&mut nudged) += by;
            nudged.forward(input).error(target)
        };
        (error_at(nudge) - error_at(-nudge)) / (2.0 * nudge)
    };
    let of_layer = |l: usize| LayerGradients {
        weights: Array2::from_shape_fn(network.layers[l].weights.dim(), |at| {
            slope(&|network| &mut network.layers[l].weights[at])
        }),
        biases: Array1::from_shape_fn(network.layers[l].biases.len(), |at| {
            slope(&|network| &mut network.layers[l].biases[at])
        }),
    };
    (0..network.layers.len()).map(of_layer).collect()
}

/// All gradients in one list, layer by layer, the weights row by row and then the biases.
pub fn flat(gradients: &Gradients) -> Vec<f64> {
    let of_layer =
        |layer: &LayerGradients| [layer.weights.flatten().to_vec(), layer.biases.to_vec()];
    gradients.iter().flat_map(of_layer).flatten().collect()
}

/// The smallest size of a preactivation among the nodes with a kink, the ReLU nodes. A check whose
/// nudges can move a preactivation further than this measures over a kink. Infinite without ReLU.
///
/// # Panics
///
/// If `input` does not fit the network.
pub fn nearest_kink(network: &Network, input: ArrayView1<f64>) -> f64 {
    let forward = network.forward(input);
    let layers = network.layers.iter().zip(&forward.pre);
    let bent = layers.filter(|(layer, _)| layer.activation == Activation::Relu);
    bent.flat_map(|(_, pre)| pre).fold(f64::INFINITY, |least, pre| least.min(pre.abs()))
}
