//! # Chapter 12: the complete network
//!
//! Training as a whole: samples in a table, a training step that allocates nothing, epochs, and a
//! threshold that turns outputs into answers.

use ch08_sigmoid::{activate, activate_prime_from_post, final_error, half_squared_error};
pub use ch11_architecture::{Network, ndarray};
/// What a table is read with, for its cells.
pub use csv;
use ndarray::linalg::general_mat_vec_mul;
use ndarray::{Array1, Array2, ArrayView1};
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

pub mod figures;
pub mod saved;
pub mod table;
pub mod worked;

/// Samples in a table: one row each, its inputs in one matrix and its targets in the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    /// The inputs, N×I.
    pub inputs: Array2<f64>,
    /// The targets T, N×O.
    pub targets: Array2<f64>,
}

impl Samples {
    /// How many samples there are.
    pub fn len(&self) -> usize {
        self.inputs.nrows()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The samples one after the other: inputs and targets.
    pub fn iter(&self) -> impl Iterator<Item = (ArrayView1<'_, f64>, ArrayView1<'_, f64>)> {
        self.inputs.rows().into_iter().zip(self.targets.rows())
    }
}

/// Colours: red, green and blue from 0 to 1, in thousandths, and the target 1 where there is more
/// blue than red and more blue than green. The same `seed` gives the same colours on every machine.
pub fn colours(samples: usize, seed: u64) -> Samples {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let inputs = Array2::from_shape_simple_fn((samples, 3), || {
        f64::from(rng.random_range(0..=1000)) / 1000.0
    });
    let targets = Array2::from_shape_fn((samples, 1), |(sample, _)| {
        let [red, green, blue] = [0, 1, 2].map(|column| inputs[[sample, column]]);
        f64::from(u8::from(blue > red && blue > green))
    });
    Samples { inputs, targets }
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

    /// One update, allocating nothing: a forward pass, a backward pass, and all weights move.
    /// Returns the error E before the update.
    ///
    /// # Panics
    ///
    /// If `input` does not hold I values or `target` not O.
    pub fn step(&mut self, input: ArrayView1<f64>, target: ArrayView1<f64>) -> f64 {
        let Trainer { network: Network { i_to_h, h_to_o }, learning_rate, .. } = self;
        assert_eq!(input.len(), i_to_h.nrows(), "one input value for each input node");
        assert_eq!(target.len(), h_to_o.ncols(), "one target for each output node");

        general_mat_vec_mul(1.0, &i_to_h.t(), &input, 0.0, &mut self.post_h);
        self.post_h.mapv_inplace(activate);
        general_mat_vec_mul(1.0, &h_to_o.t(), &self.post_h, 0.0, &mut self.post_o);
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
            weights.scaled_add(-*learning_rate * post_h, &self.error_signal);
        }
        for (mut weights, &input) in i_to_h.rows_mut().into_iter().zip(input) {
            weights.scaled_add(-*learning_rate * input, &self.behind);
        }
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

/// The numbers from 0 to below `samples` in an order drawn for one epoch of one training.
pub fn shuffled(samples: usize, seed: u64, epoch: u64) -> Vec<usize> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(epoch + 1);
    let mut order: Vec<usize> = (0..samples).collect();
    order.shuffle(&mut rng);
    order
}

/// Where an output turns from no to yes: the middle of the sigmoid's range.
pub const THRESHOLD: f64 = 0.5;

/// The answer that an output stands for: 1 from the threshold upwards, 0 below.
pub fn decide(output: f64) -> f64 {
    if output >= THRESHOLD { 1.0 } else { 0.0 }
}

/// The summed error E of all samples, with the weights as they are.
///
/// # Panics
///
/// If the samples do not fit the network.
pub fn error(network: &Network, samples: &Samples) -> f64 {
    let of_sample = |(input, target): (ArrayView1<f64>, ArrayView1<f64>)| -> f64 {
        let forward = network.forward(input).expect("samples that fit the network");
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
    let is_right = |(input, target): &(ArrayView1<f64>, ArrayView1<f64>)| {
        let forward = network.forward(*input).expect("samples that fit the network");
        let mut outputs = forward.post_o.iter().zip(target);
        outputs.all(|(&output, &target)| decide(output) == target)
    };
    samples.iter().filter(is_right).count()
}
