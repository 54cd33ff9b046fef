//! # Chapter 11: the network in matrices
//!
//! The network of chapters 9 and 10 in matrices: any number of input, hidden and output nodes,
//! and two products where there were loops over named weights.

use ch08_sigmoid::{activate, activate_prime, final_error};
/// The matrices of this chapter and of all later ones, in the version that they are made with.
pub use ndarray;
use ndarray::{Array1, Array2, ArrayView1, Axis};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use thiserror::Error;

pub mod figures;
pub mod worked;

/// A multilayer perceptron in matrices: I input nodes, H hidden nodes, O output nodes, no bias.
///
/// Both matrices are kept from-to: `i_to_h[[i, h]]` leads from input node `i` to hidden node `h`.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// The input-to-hidden weights ItoH, I×H.
    pub i_to_h: Array2<f64>,
    /// The hidden-to-output weights HtoO, H×O.
    pub h_to_o: Array2<f64>,
}

/// Two shapes that should fit each other and do not.
#[derive(Clone, Debug, Error, PartialEq)]
#[error("{what} has {found}, but {against} {wanted}")]
pub struct ShapeError {
    /// What was handed over.
    pub what: &'static str,
    /// Its shape, in words.
    pub found: String,
    /// What it has to fit.
    pub against: &'static str,
    /// The shape that would fit, in words.
    pub wanted: String,
}

/// What every node computed on the way from the inputs to the outputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Forward {
    /// The preactivations of the hidden nodes, H.
    pub pre_h: Array1<f64>,
    /// The postactivations of the hidden nodes, H.
    pub post_h: Array1<f64>,
    /// The preactivations of the output nodes, O.
    pub pre_o: Array1<f64>,
    /// The postactivations of the output nodes, O: the network's output.
    pub post_o: Array1<f64>,
}

/// One gradient for each weight, in the shapes of the matrices that they belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradients {
    /// The gradients of the input-to-hidden weights, I×H.
    pub i_to_h: Array2<f64>,
    /// The gradients of the hidden-to-output weights, H×O.
    pub h_to_o: Array2<f64>,
}

impl Network {
    /// A network of these two matrices.
    ///
    /// # Errors
    ///
    /// If ItoH does not lead to as many hidden nodes as HtoO leaves.
    pub fn new(i_to_h: Array2<f64>, h_to_o: Array2<f64>) -> Result<Network, ShapeError> {
        if i_to_h.ncols() != h_to_o.nrows() {
            return Err(ShapeError {
                what: "HtoO",
                found: format!("the shape {}", shape(h_to_o.dim())),
                against: "ItoH",
                wanted: format!(
                    "is {} and wants {} rows, one for each hidden node",
                    shape(i_to_h.dim()),
                    i_to_h.ncols()
                ),
            });
        }
        Ok(Network { i_to_h, h_to_o })
    }

    /// A network with weights drawn uniformly from −1 to 1, first ItoH row by row, then HtoO; the
    /// same `seed` gives the same weights on every machine.
    pub fn seeded(inputs: usize, hidden: usize, outputs: usize, seed: u64) -> Network {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut weight = || rng.random_range(-1.0..1.0);
        let i_to_h = Array2::from_shape_simple_fn((inputs, hidden), &mut weight);
        let h_to_o = Array2::from_shape_simple_fn((hidden, outputs), &mut weight);
        Network { i_to_h, h_to_o }
    }

    /// The forward pass, Equations (11.1) and (11.2).
    ///
    /// `input` holds I values.
    ///
    /// # Errors
    ///
    /// If it does not.
    pub fn forward(&self, input: ArrayView1<f64>) -> Result<Forward, ShapeError> {
        fits("the input", input.len(), "ItoH", self.i_to_h.dim(), self.i_to_h.nrows())?;
        let pre_h = input.dot(&self.i_to_h);
        let post_h = pre_h.mapv(activate);
        let pre_o = post_h.dot(&self.h_to_o);
        let post_o = pre_o.mapv(activate);
        Ok(Forward { pre_h, post_h, pre_o, post_o })
    }

    /// Moves every weight against its gradient, Equation (9.4): weight −= LR · gradient.
    ///
    /// # Panics
    ///
    /// If the gradients are those of a network of another shape.
    pub fn descend(&mut self, gradients: &Gradients, learning_rate: f64) {
        assert_eq!(self.i_to_h.dim(), gradients.i_to_h.dim(), "the shape of ItoH");
        assert_eq!(self.h_to_o.dim(), gradients.h_to_o.dim(), "the shape of HtoO");
        self.i_to_h.scaled_add(-learning_rate, &gradients.i_to_h);
        self.h_to_o.scaled_add(-learning_rate, &gradients.h_to_o);
    }
}

/// The gradients of all weights for one sample: a forward pass, then a backward pass, Equations
/// (11.3) to (11.6).
///
/// `input` holds I values, `target` O.
///
/// # Errors
///
/// If they do not.
pub fn backpropagate(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) -> Result<Gradients, ShapeError> {
    let outputs = network.h_to_o.ncols();
    fits("the target", target.len(), "HtoO", network.h_to_o.dim(), outputs)?;
    let forward = network.forward(input)?;
    let final_errors =
        forward.post_o.iter().zip(target).map(|(&post, &goal)| final_error(post, goal));
    let error_signal = Array1::from_iter(final_errors) * forward.pre_o.mapv(activate_prime);
    let arriving = network.h_to_o.dot(&error_signal);
    let behind = arriving * forward.pre_h.mapv(activate_prime);
    Ok(Gradients {
        i_to_h: outer(input, behind.view()),
        h_to_o: outer(forward.post_h.view(), error_signal.view()),
    })
}

/// The outer product, the ⊗ of Equations (11.4) and (11.6).
///
/// A row for each value of `from`, a column for each value of `to`.
pub fn outer(from: ArrayView1<f64>, to: ArrayView1<f64>) -> Array2<f64> {
    &from.insert_axis(Axis(1)) * &to.insert_axis(Axis(0))
}

fn fits(
    what: &'static str,
    found: usize,
    against: &'static str,
    matrix: (usize, usize),
    wanted: usize,
) -> Result<(), ShapeError> {
    if found == wanted {
        return Ok(());
    }
    Err(ShapeError {
        what,
        found: format!("{found} values"),
        against,
        wanted: format!("is {} and wants {wanted}", shape(matrix)),
    })
}

fn shape((rows, columns): (usize, usize)) -> String {
    format!("{rows}×{columns}")
}
