//! # Chapter 22: Batches and speed
//!
//! The samples of a batch go through the network together, and it moves once, by the mean of their
//! gradients.

pub use ch19_any_network::{Activation, Gradients, Layer, LayerGradients, Network, Samples};
pub use ch21_outputs::{Question, ndarray};
use ndarray::{Array1, Array2, ArrayView2, ArrayViewMut2, Axis, Slice};

pub mod figures;
pub mod worked;

/// The mean, Equation (22.1): the sum divided by the number of values.
///
/// # Panics
///
/// If there are no values.
pub fn mean(values: &[f64]) -> f64 {
    assert!(!values.is_empty(), "no values have no mean");
    values.iter().sum::<f64>() / values.len() as f64
}

/// Room for the values of a batch of samples on their way through a network, a row for each sample.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The inputs, then the postactivations layer by layer.
    post: Vec<Array2<f64>>,
    /// The preactivations, layer by layer.
    pre: Vec<Array2<f64>>,
    /// The error signals, layer by layer.
    signals: Vec<Array2<f64>>,
    /// The mean of the gradients.
    gradients: Gradients,
}

impl Batch {
    /// Room for at most `most` samples in a network of this shape.
    ///
    /// # Panics
    ///
    /// If the network has no layers.
    pub fn new(network: &Network, most: usize) -> Batch {
        let inputs = network.layers.first().expect("a network with layers").weights.nrows();
        let rooms = || network.layers.iter().map(|layer| Array2::zeros((most, layer.biases.len())));
        let zeros = |layer: &Layer| LayerGradients {
            weights: Array2::zeros(layer.weights.dim()),
            biases: Array1::zeros(layer.biases.len()),
        };
        Batch {
            post: std::iter::once(Array2::zeros((most, inputs))).chain(rooms()).collect(),
            pre: rooms().collect(),
            signals: rooms().collect(),
            gradients: network.layers.iter().map(zeros).collect(),
        }
    }

    /// The preactivations of the output layer for the samples of these numbers, a row for each.
    ///
    /// # Panics
    ///
    /// If there are more samples than there is room for, or they do not fit the network.
    pub fn forward(
        &mut self,
        network: &Network,
        samples: &Samples,
        numbers: &[usize],
    ) -> ArrayView2<'_, f64> {
        let rows = Slice::from(..numbers.len());
        for (mut row, &number) in self.post[0].rows_mut().into_iter().zip(numbers) {
            row.assign(&samples.inputs.row(number));
        }
        for (at, layer) in network.layers.iter().enumerate() {
            let (before, after) = self.post.split_at_mut(at + 1);
            let from = before[at].slice_axis(Axis(0), rows);
            let mut pre = self.pre[at].slice_axis_mut(Axis(0), rows);
            pre.fill(0.0);
            add_product(from, layer.weights.view(), pre.view_mut());
            pre += &layer.biases;
            let mut post = after[0].slice_axis_mut(Axis(0), rows);
            post.zip_mut_with(&pre, |post, &pre| *post = layer.activation.activate(pre));
        }
        self.pre[network.layers.len() - 1].slice_axis(Axis(0), rows)
    }

    /// The mean of the gradients of the samples of these numbers. For one sample it is chapter 21's
    /// gradient to the last bit.
    ///
    /// # Panics
    ///
    /// If there is no sample, or there are more than there is room for, or they do not fit the
    /// network.
    pub fn gradients(
        &mut self,
        network: &Network,
        question: Question,
        samples: &Samples,
        numbers: &[usize],
    ) -> &Gradients {
        assert!(!numbers.is_empty(), "no samples have no mean");
        let (count, last) = (numbers.len(), network.layers.len() - 1);
        let rows = Slice::from(..count);
        let pre_o = self.forward(network, samples, numbers).to_owned();
        for ((pre, mut signal), &number) in
            pre_o.rows().into_iter().zip(self.signals[last].rows_mut()).zip(numbers)
        {
            signal.assign(&question.error_signals(pre, samples.targets.row(number)));
        }
        for at in (0..last).rev() {
            let (here, behind) = self.signals.split_at_mut(at + 1);
            let behind = behind[0].slice_axis(Axis(0), rows);
            let weights = &network.layers[at + 1].weights;
            let activation = network.layers[at].activation;
            for ((mut here, behind), pre) in
                here[at].rows_mut().into_iter().zip(behind.rows()).zip(self.pre[at].rows())
            {
                for ((here, weights), &pre) in here.iter_mut().zip(weights.rows()).zip(pre) {
                    *here = weights.dot(&behind) * activation.activate_prime(pre);
                }
            }
        }
        let share = 1.0 / count as f64;
        for (at, gradients) in self.gradients.iter_mut().enumerate() {
            let signals = self.signals[at].slice_axis(Axis(0), rows);
            let from = self.post[at].slice_axis(Axis(0), rows);
            gradients.weights.fill(0.0);
            add_product(from.t(), signals, gradients.weights.view_mut());
            gradients.weights *= share;
            gradients.biases.assign(&signals.sum_axis(Axis(0)));
            gradients.biases *= share;
        }
        &self.gradients
    }
}

/// Adds the product of two matrices to a third one. Each value is summed up in the order of the rows
/// of `right`, so that it has the same bits on every machine.
fn add_product(left: ArrayView2<f64>, right: ArrayView2<f64>, mut sum: ArrayViewMut2<f64>) {
    for (left, mut sum) in left.rows().into_iter().zip(sum.rows_mut()) {
        for (&factor, right) in left.iter().zip(right.rows()) {
            sum.scaled_add(factor, &right);
        }
    }
}

/// One epoch: an update for each batch of `size` samples, taken in this order of their numbers; the
/// last batch may be smaller.
///
/// # Panics
///
/// If `size` is 0, if the samples do not fit the network, or if there is none of such a number.
pub fn epoch(
    network: &mut Network,
    question: Question,
    samples: &Samples,
    order: &[usize],
    size: usize,
    learning_rate: f64,
) {
    let mut batch = Batch::new(network, size);
    for numbers in order.chunks(size) {
        let gradients = batch.gradients(network, question, samples, numbers);
        network.descend(gradients, learning_rate);
    }
}
