//! # Chapter 22: batches and speed
//!
//! The samples of a batch go through the network together, and it moves once, by the mean of their
//! gradients. Then the same updates faster: products by tiles, an exponential of our own, sizes that
//! the compiler knows, and threads.

pub use ch19_any_network::{Activation, Gradients, Layer, LayerGradients, Network, Samples};
pub use ch21_outputs::{Question, ndarray};
use ndarray::{Array1, Array2, ArrayView2, ArrayViewMut2, Axis, Slice};
use pulp::{Arch, NullaryFnOnce};
use rayon::prelude::*;

pub mod figures;
pub mod fixed;
pub mod worked;

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
    /// The weights once more, to-from, for the way back.
    turned: Vec<Array2<f64>>,
    /// Room for a strip of the left matrix of a product.
    strip: Vec<[f64; TALL]>,
    /// Whether it works with this chapter's exponential.
    quick: bool,
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
        let turned = |layer: &Layer| Array2::zeros((layer.biases.len(), layer.weights.nrows()));
        let widest = network.layers.iter().fold(0, |most, layer| most.max(layer.weights.nrows()));
        Batch {
            post: std::iter::once(Array2::zeros((most, inputs))).chain(rooms()).collect(),
            pre: rooms().collect(),
            signals: rooms().collect(),
            gradients: network.layers.iter().map(zeros).collect(),
            turned: network.layers.iter().map(turned).collect(),
            strip: vec![[0.0; TALL]; most.max(widest)],
            quick: false,
        }
    }

    /// The same with this chapter's exponential for all that has one in it: other last
    /// digits, and the same ones on every machine.
    pub fn quick(self) -> Batch {
        Batch { quick: true, ..self }
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
            add_product(from, layer.weights.view(), pre.view_mut(), &mut self.strip);
            pre += &layer.biases;
            let mut post = after[0].slice_axis_mut(Axis(0), rows);
            if self.quick {
                post.assign(&pre);
                activate_quickly(layer.activation, contiguous(&mut post));
            } else {
                post.zip_mut_with(&pre, |post, &pre| *post = layer.activation.activate(pre));
            }
        }
        self.pre[network.layers.len() - 1].slice_axis(Axis(0), rows)
    }

    /// The mean of the gradients of the samples of these numbers, Equation (22.2). For one sample it
    /// is chapter 21's gradient to the last bit.
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
        self.forward(network, samples, numbers);
        self.signals_at_output(question, samples, numbers);
        for at in (0..last).rev() {
            let (here, behind) = self.signals.split_at_mut(at + 1);
            let mut here = here[at].slice_axis_mut(Axis(0), rows);
            let behind = behind[0].slice_axis(Axis(0), rows);
            let weights = &network.layers[at + 1].weights;
            let activation = network.layers[at].activation;
            if self.quick {
                here.fill(0.0);
                self.turned[at + 1].assign(&weights.t());
                add_product(behind, self.turned[at + 1].view(), here.view_mut(), &mut self.strip);
                let post = self.post[at + 1].slice_axis(Axis(0), rows);
                here.zip_mut_with(&post, |here, &post| *here *= slope_from_post(activation, post));
                continue;
            }
            let pre = self.pre[at].rows();
            for ((mut here, behind), pre) in here.rows_mut().into_iter().zip(behind.rows()).zip(pre)
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
            add_product(from.t(), signals, gradients.weights.view_mut(), &mut self.strip);
            gradients.weights *= share;
            gradients.biases.assign(&signals.sum_axis(Axis(0)));
            gradients.biases *= share;
        }
        &self.gradients
    }
}

impl Batch {
    /// The final errors of these samples, which are the error signals of the output layer (21.7).
    fn signals_at_output(&mut self, question: Question, samples: &Samples, numbers: &[usize]) {
        let (rows, last) = (Slice::from(..numbers.len()), self.pre.len() - 1);
        let pre_o = self.pre[last].slice_axis(Axis(0), rows);
        let mut signals = self.signals[last].slice_axis_mut(Axis(0), rows);
        if !self.quick {
            let pairs = pre_o.rows().into_iter().zip(signals.rows_mut());
            for ((pre, mut signal), &number) in pairs.zip(numbers) {
                signal.assign(&question.error_signals(pre, samples.targets.row(number)));
            }
            return;
        }
        signals.assign(&pre_o);
        match question {
            Question::Number => {}
            Question::YesNo => sigmoids(contiguous(&mut signals)),
            Question::OneOf => {
                for mut row in signals.rows_mut() {
                    let most = row.fold(f64::NEG_INFINITY, |most, &pre| most.max(pre));
                    row -= most;
                }
                Arch::new().dispatch(Exponentials(contiguous(&mut signals)));
                for mut row in signals.rows_mut() {
                    row /= row.sum();
                }
            }
        }
        for (mut signal, &number) in signals.rows_mut().into_iter().zip(numbers) {
            signal -= &samples.targets.row(number);
        }
    }
}

/// The height of a tile of a product, and its width.
const TALL: usize = 4;
const WIDE: usize = 8;

/// Adds the product of two matrices to a third one, strip by strip and tile by tile. Each value is
/// summed up in the order of the rows of `right`, so that it has the same bits on every machine.
fn add_product(
    left: ArrayView2<f64>,
    right: ArrayView2<f64>,
    mut sum: ArrayViewMut2<f64>,
    strip: &mut [[f64; TALL]],
) {
    let strip = &mut strip[..right.nrows()];
    let right = right.as_slice().expect("rows that follow each other");
    let width = sum.ncols();
    let sum = sum.as_slice_mut().expect("rows that follow each other");
    let (height, depth) = left.dim();
    for (number, sum) in sum.chunks_mut(TALL * width).enumerate() {
        let first = number * TALL;
        let tall = TALL.min(height - first);
        if let Some(rows) = left.as_slice() {
            for (row, values) in rows[first * depth..].chunks_exact(depth).take(tall).enumerate() {
                strip.iter_mut().zip(values).for_each(|(to, &from)| to[row] = from);
            }
        } else {
            let columns = left.t();
            let columns = columns.as_slice().expect("rows or columns that follow each other");
            for (to, column) in strip.iter_mut().zip(columns.chunks_exact(height)) {
                to[..tall].copy_from_slice(&column[first..first + tall]);
            }
        }
        Arch::new().dispatch(Strip { left: strip, right, sum, width });
    }
}

/// A few rows of a product: their factors in columns, the whole right matrix, and the sums.
struct Strip<'a> {
    left: &'a [[f64; TALL]],
    right: &'a [f64],
    sum: &'a mut [f64],
    width: usize,
}

impl NullaryFnOnce for Strip<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let narrow = self.width / WIDE * WIDE;
        for column in (0..narrow).step_by(WIDE) {
            tile::<WIDE>(self.left, self.right, self.sum, self.width, column);
        }
        for column in narrow..self.width {
            tile::<1>(self.left, self.right, self.sum, self.width, column);
        }
    }
}

/// The sums of a tile, which stay in the processor's registers from the first row of the right
/// matrix to the last.
#[inline(always)]
fn tile<const C: usize>(
    left: &[[f64; TALL]],
    right: &[f64],
    sum: &mut [f64],
    width: usize,
    column: usize,
) {
    let mut sums = [[0.0; C]; TALL];
    for (sums, row) in sums.iter_mut().zip(sum.chunks_exact(width)) {
        sums.copy_from_slice(&row[column..column + C]);
    }
    for (left, row) in left.iter().zip(right.chunks_exact(width)) {
        let right: &[f64; C] = row[column..column + C].try_into().expect("as many as a tile has");
        sums = std::array::from_fn(|r| std::array::from_fn(|c| sums[r][c] + left[r] * right[c]));
    }
    for (sums, row) in sums.iter().zip(sum.chunks_exact_mut(width)) {
        row[column..column + C].copy_from_slice(sums);
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

/// The mean of the gradients of the samples of these numbers, formed by several threads: each batch
/// of `batches` takes a share of the samples, and the shares are added in their order.
///
/// # Panics
///
/// If there are no batches, fewer samples than batches, or more than there is room for, or they do
/// not fit the network.
pub fn shared_gradients(
    batches: &mut [Batch],
    network: &Network,
    question: Question,
    samples: &Samples,
    numbers: &[usize],
) -> Gradients {
    let (count, threads) = (numbers.len(), batches.len());
    assert!(0 < threads && threads <= count, "a sample for each batch");
    let ends = |share: usize| (share * count / threads, (share + 1) * count / threads);
    let shares: Vec<&[usize]> =
        (0..threads).map(ends).map(|(from, to)| &numbers[from..to]).collect();
    batches.par_iter_mut().zip(&shares).for_each(|(batch, share)| {
        batch.gradients(network, question, samples, share);
    });
    let mut sum = batches[0].gradients.clone();
    for (nth, (batch, share)) in batches.iter().zip(&shares).enumerate() {
        let part = share.len() as f64 / count as f64;
        for (sum, gradients) in sum.iter_mut().zip(&batch.gradients) {
            if nth == 0 {
                sum.weights *= part;
                sum.biases *= part;
            } else {
                sum.weights.scaled_add(part, &gradients.weights);
                sum.biases.scaled_add(part, &gradients.biases);
            }
        }
    }
    sum
}

/// 1.5 · 2⁵². A number added to it is rounded to a whole one, which stands in its last bits.
const ROUNDER: f64 = 6_755_399_441_055_744.0;
/// ln 2 in two parts; the first has 32 bits, so that a whole number up to 2²¹ times it is exact.
const LN_2: [f64; 2] =
    [f64::from_bits(0x3fe6_2e42_fee0_0000), f64::from_bits(0x3dea_39ef_3579_3c76)];

/// 1/n! for n from 0 to 13.
const INVERSE: [f64; 14] = {
    let mut inverse = [1.0; 14];
    let mut n = 1;
    while n < 14 {
        inverse[n] = inverse[n - 1] / n as f64;
        n += 1;
    }
    inverse
};

/// e^x of several numbers at once, Equation (22.5): by additions, multiplications and the bits of an
/// f64, so that it is the same on every machine. It is less than 1 ulp from the true value. Below
/// −708 it is that of −708, above 709 that of 709.
#[inline(always)]
pub fn exp<const N: usize>(x: [f64; N]) -> [f64; N] {
    x.map(|x| {
        let x = x.clamp(-708.0, 709.0);
        let rounded = x * std::f64::consts::LOG2_E + ROUNDER;
        let k = rounded - ROUNDER;
        let (high, low) = (x - k * LN_2[0], k * LN_2[1]);
        let r = high - low;
        let lost = (high - r) - low;
        let [r2, r3] = [r * r, r * r * r];
        let [r4, r5] = [r2 * r2, r2 * r3];
        let c = &INVERSE;
        let first = (lost + r2 * c[2]) + r3 * (c[3] + r * c[4]);
        let second = (c[5] + r * c[6]) + r2 * (c[7] + r * c[8]);
        let third = (c[9] + r * c[10]) + r2 * (c[11] + r * c[12]) + r4 * c[13];
        let power_of_2 = f64::from_bits(rounded.to_bits().wrapping_add(1023) << 52);
        power_of_2 + power_of_2 * (r + (first + r5 * (second + r4 * third)))
    })
}

/// The exponential of each value.
struct Exponentials<'a>(&'a mut [f64]);

impl NullaryFnOnce for Exponentials<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let (eights, rest) = self.0.as_chunks_mut::<8>();
        eights.iter_mut().for_each(|values| *values = exp(*values));
        rest.iter_mut().for_each(|value| [*value] = exp([*value]));
    }
}

/// The sigmoid of each value, with this chapter's exponential.
fn sigmoids(values: &mut [f64]) {
    values.iter_mut().for_each(|value| *value = -*value);
    Arch::new().dispatch(Exponentials(values));
    values.iter_mut().for_each(|value| *value = 1.0 / (1.0 + *value));
}

/// f_A of each value, with this chapter's exponential. The hyperbolic tangent is twice the sigmoid
/// of twice the value, less 1.
fn activate_quickly(activation: Activation, values: &mut [f64]) {
    match activation {
        Activation::Sigmoid => sigmoids(values),
        Activation::Tanh => {
            values.iter_mut().for_each(|value| *value *= 2.0);
            sigmoids(values);
            values.iter_mut().for_each(|value| *value = 2.0 * *value - 1.0);
        }
        _ => values.iter_mut().for_each(|value| *value = activation.activate(*value)),
    }
}

/// f_A′ from the postactivation.
fn slope_from_post(activation: Activation, post: f64) -> f64 {
    match activation {
        Activation::Sigmoid => post * (1.0 - post),
        Activation::Tanh => 1.0 - post * post,
        _ => activation.activate_prime(post),
    }
}

/// The values of some rows, one row after the other.
fn contiguous<'a>(rows: &'a mut ArrayViewMut2<f64>) -> &'a mut [f64] {
    rows.as_slice_mut().expect("rows that follow each other")
}
