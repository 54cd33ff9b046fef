//! # Chapter 15: bias nodes
//!
//! One number more for every node that computes: a bias, added to its preactivation whatever the
//! inputs are. A hidden node's line no longer has to pass through the origin.

use ch08_sigmoid::{
    activate, activate_prime, activate_prime_from_post, final_error, half_squared_error,
};
pub use ch11_architecture::{Forward, Network as Unbiased, ndarray};
pub use ch12_network::Samples;
use ch12_network::decide;
use ndarray::linalg::general_mat_vec_mul;
use ndarray::{Array1, Array2, ArrayView1};

pub mod figures;
pub mod ones;
pub mod worked;

/// A multilayer perceptron with biases: I input nodes, H hidden nodes, O output nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// The input-to-hidden weights ItoH, I×H.
    pub i_to_h: Array2<f64>,
    /// The biases of the hidden nodes, H.
    pub bias_h: Array1<f64>,
    /// The hidden-to-output weights HtoO, H×O.
    pub h_to_o: Array2<f64>,
    /// The biases of the output nodes, O.
    pub bias_o: Array1<f64>,
}

impl From<Unbiased> for Network {
    /// The same network with biases of 0: it answers as it did.
    fn from(unbiased: Unbiased) -> Network {
        let Unbiased { i_to_h, h_to_o } = unbiased;
        let (hidden, outputs) = h_to_o.dim();
        Network { i_to_h, bias_h: Array1::zeros(hidden), h_to_o, bias_o: Array1::zeros(outputs) }
    }
}

impl Network {
    /// The weights of chapter 11's network of the same seed, drawn uniformly from −1 to 1, and biases
    /// of 0.
    pub fn seeded(inputs: usize, hidden: usize, outputs: usize, seed: u64) -> Network {
        Unbiased::seeded(inputs, hidden, outputs, seed).into()
    }

    /// The forward pass, Equation (15.2).
    ///
    /// # Panics
    ///
    /// If `input` does not hold I values.
    pub fn forward(&self, input: ArrayView1<f64>) -> Forward {
        assert_eq!(input.len(), self.i_to_h.nrows(), "one input value for each input node");
        let pre_h = input.dot(&self.i_to_h) + &self.bias_h;
        let post_h = pre_h.mapv(activate);
        let pre_o = post_h.dot(&self.h_to_o) + &self.bias_o;
        let post_o = pre_o.mapv(activate);
        Forward { pre_h, post_h, pre_o, post_o }
    }

    /// Moves every weight and every bias against its gradient.
    ///
    /// # Panics
    ///
    /// If the gradients are those of a network of another shape.
    pub fn descend(&mut self, gradients: &Gradients, learning_rate: f64) {
        assert_eq!(self.i_to_h.dim(), gradients.i_to_h.dim(), "the shape of ItoH");
        assert_eq!(self.h_to_o.dim(), gradients.h_to_o.dim(), "the shape of HtoO");
        self.i_to_h.scaled_add(-learning_rate, &gradients.i_to_h);
        self.bias_h.scaled_add(-learning_rate, &gradients.bias_h);
        self.h_to_o.scaled_add(-learning_rate, &gradients.h_to_o);
        self.bias_o.scaled_add(-learning_rate, &gradients.bias_o);
    }
}

/// One gradient for each weight and each bias, in the shapes of what they belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradients {
    /// The gradients of the input-to-hidden weights, I×H.
    pub i_to_h: Array2<f64>,
    /// The gradients of the hidden nodes' biases, H.
    pub bias_h: Array1<f64>,
    /// The gradients of the hidden-to-output weights, H×O.
    pub h_to_o: Array2<f64>,
    /// The gradients of the output nodes' biases, O.
    pub bias_o: Array1<f64>,
}

/// The gradients of all weights and biases for one sample: chapter 11's, and for each bias what
/// has come back behind its node, Equations (15.4) and (15.5).
///
/// `input` holds I values, `target` O.
///
/// # Panics
///
/// If `input` does not hold I values or `target` not O.
pub fn backpropagate(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) -> Gradients {
    assert_eq!(target.len(), network.h_to_o.ncols(), "one target for each output node");
    let forward = network.forward(input);
    let final_errors =
        forward.post_o.iter().zip(target).map(|(&post, &goal)| final_error(post, goal));
    let error_signal = Array1::from_iter(final_errors) * forward.pre_o.mapv(activate_prime);
    let arriving = network.h_to_o.dot(&error_signal);
    let behind = arriving * forward.pre_h.mapv(activate_prime);
    Gradients {
        i_to_h: ch11_architecture::outer(input, behind.view()),
        bias_h: behind,
        h_to_o: ch11_architecture::outer(forward.post_h.view(), error_signal.view()),
        bias_o: error_signal,
    }
}

/// A network in training, with room for everything that a step computes.
#[derive(Clone, Debug)]
pub struct Trainer {
    /// The network.
    pub network: Network,
    /// LR.
    pub learning_rate: f64,
    post_h: Array1<f64>,
    post_o: Array1<f64>,
    error_signal: Array1<f64>,
    behind: Array1<f64>,
}

impl Trainer {
    /// A trainer for this network.
    pub fn new(network: Network, learning_rate: f64) -> Trainer {
        let (hidden, outputs) = network.h_to_o.dim();
        Trainer {
            network,
            learning_rate,
            post_h: Array1::zeros(hidden),
            post_o: Array1::zeros(outputs),
            error_signal: Array1::zeros(outputs),
            behind: Array1::zeros(hidden),
        }
    }

    /// One update, allocating nothing: a forward pass, a backward pass, and all weights and biases
    /// move. Returns the error E before the update.
    ///
    /// # Panics
    ///
    /// If `input` does not hold I values or `target` not O.
    pub fn step(&mut self, input: ArrayView1<f64>, target: ArrayView1<f64>) -> f64 {
        let Network { i_to_h, bias_h, h_to_o, bias_o } = &mut self.network;
        let learning_rate = self.learning_rate;
        assert_eq!(input.len(), i_to_h.nrows(), "one input value for each input node");
        assert_eq!(target.len(), h_to_o.ncols(), "one target for each output node");

        general_mat_vec_mul(1.0, &i_to_h.t(), &input, 0.0, &mut self.post_h);
        self.post_h += &*bias_h;
        self.post_h.mapv_inplace(activate);
        general_mat_vec_mul(1.0, &h_to_o.t(), &self.post_h, 0.0, &mut self.post_o);
        self.post_o += &*bias_o;
        self.post_o.mapv_inplace(activate);

        let mut error = 0.0;
        for ((signal, &post_o), &target) in
            self.error_signal.iter_mut().zip(&self.post_o).zip(target)
        {
            let final_error = final_error(post_o, target);
            error += 0.5 * final_error * final_error;
            *signal = final_error * activate_prime_from_post(post_o);
        }
        general_mat_vec_mul(1.0, h_to_o, &self.error_signal, 0.0, &mut self.behind);
        for (behind, &post_h) in self.behind.iter_mut().zip(&self.post_h) {
            *behind *= activate_prime_from_post(post_h);
        }

        for (mut weights, &post_h) in h_to_o.rows_mut().into_iter().zip(&self.post_h) {
            weights.scaled_add(-learning_rate * post_h, &self.error_signal);
        }
        bias_o.scaled_add(-learning_rate, &self.error_signal);
        for (mut weights, &input) in i_to_h.rows_mut().into_iter().zip(input) {
            weights.scaled_add(-learning_rate * input, &self.behind);
        }
        bias_h.scaled_add(-learning_rate, &self.behind);
        error
    }

    /// One epoch: an update after each sample, in order. Returns the summed error E, taken sample
    /// by sample before that sample's update.
    pub fn epoch(&mut self, samples: &Samples) -> f64 {
        samples.iter().map(|(input, target)| self.step(input, target)).sum()
    }

    /// One epoch in another order: the numbers of the samples, counted from 0.
    ///
    /// # Panics
    ///
    /// If there is no sample of such a number.
    pub fn epoch_in_order(&mut self, samples: &Samples, order: &[usize]) -> f64 {
        let Samples { inputs, targets } = samples;
        order.iter().map(|&number| self.step(inputs.row(number), targets.row(number))).sum()
    }
}

/// The summed error E of all samples, with the weights and biases as they are.
///
/// # Panics
///
/// If the samples do not fit the network.
pub fn error(network: &Network, samples: &Samples) -> f64 {
    let of_sample = |(input, target): (ArrayView1<f64>, ArrayView1<f64>)| -> f64 {
        let forward = network.forward(input);
        let outputs = forward.post_o.iter().zip(target);
        outputs.map(|(&output, &target)| half_squared_error(output, target)).sum()
    };
    samples.iter().map(of_sample).sum()
}

/// How many samples have every output on the right side of the threshold.
///
/// # Panics
///
/// If the samples do not fit the network.
pub fn correct(network: &Network, samples: &Samples) -> usize {
    samples
        .iter()
        .filter(|(input, target)| {
            let forward = network.forward(*input);
            forward.post_o.iter().zip(target).all(|(&output, &target)| decide(output) == target)
        })
        .count()
}
