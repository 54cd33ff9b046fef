//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch08_sigmoid::half_squared_error;
use ch10_backpropagation::relative_error;
use ndarray::{Array1, Array2, ArrayView1, array};

use crate::{Gradients, Network, backpropagate};

mod rounding;
mod starts;
mod transposed;
mod two_outputs;
mod update;

pub use rounding::{Rounding, RoundingRow, rounding};
pub use starts::{BINS, Drawn, Twins, TwinsRow, binned, different_nodes, drawn, starts, twins};
pub use transposed::{
    OutByIn, Transposed, TransposedRow, out_by_in, transposed, transposed_square,
};
pub use two_outputs::{TwoOutputsInMatrices, published, two_outputs};
pub use update::{OneUpdate, beside_chapter_10, one_update};

/// Seeds of every count on the page.
pub const SEEDS: u64 = 100;

/// Epochs of every training run on the page.
pub const EPOCHS: usize = 5000;

/// The network of chapters 9 and 10 in matrices.
pub fn network() -> Network {
    from_rows(&ch09_training::worked::network())
}

/// A network of chapter 9 in matrices: its rows are the rows, its list of HtoO a column.
pub fn from_rows(network: &ch09_training::Network) -> Network {
    let (inputs, hidden) = (network.i_to_h.len(), network.h_to_o.len());
    let i_to_h = Array2::from_shape_fn((inputs, hidden), |(i, h)| network.i_to_h[i][h]);
    let h_to_o = Array2::from_shape_fn((hidden, 1), |(h, _)| network.h_to_o[h]);
    Network { i_to_h, h_to_o }
}

/// The error E of a network on one sample, summed over its outputs.
///
/// # Panics
///
/// If the sample does not fit the network.
pub fn error(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> f64 {
    let forward = network.forward(input).expect("the sample fits the network");
    forward.post_o.iter().zip(target).map(|(&post, &goal)| half_squared_error(post, goal)).sum()
}

/// The gradients by nudging, as in chapter 9.
pub fn nudged(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
    nudge: f64,
) -> Gradients {
    let slope = |change: &dyn Fn(&mut Network, f64)| {
        let error_at = |by: f64| {
            let mut network = network.clone();
            change(&mut network, by);
            error(&network, input, target)
        };
        (error_at(nudge) - error_at(-nudge)) / (2.0 * nudge)
    };
    Gradients {
        i_to_h: Array2::from_shape_fn(network.i_to_h.dim(), |at| {
            slope(&|network, by| network.i_to_h[at] += by)
        }),
        h_to_o: Array2::from_shape_fn(network.h_to_o.dim(), |at| {
            slope(&|network, by| network.h_to_o[at] += by)
        }),
    }
}

/// How far two gradients of one matrix are apart, chapter 10's relative error.
///
/// # Panics
///
/// If their shapes differ.
pub fn apart(a: &Array2<f64>, b: &Array2<f64>) -> f64 {
    assert_eq!(a.dim(), b.dim(), "gradients of one matrix");
    let list = |matrix: &Array2<f64>| matrix.iter().copied().collect::<Vec<f64>>();
    relative_error(&list(a), &list(b))
}

fn rows(matrix: &Array2<f64>) -> Vec<Vec<f64>> {
    matrix.outer_iter().map(|row| row.to_vec()).collect()
}

fn fitting<T>(result: Result<T, crate::ShapeError>) -> T {
    result.expect("the worked shapes fit")
}

/// Samples of a square network: two inputs of 0 or 1 and a third that is always 1.
pub type Samples = Vec<(Array1<f64>, Array1<f64>)>;

/// Four samples of two inputs, a constant third one and this rule.
pub fn with_a_constant(rule: impl Fn(bool, bool) -> bool) -> Samples {
    [(false, false), (false, true), (true, false), (true, true)]
        .map(|(a, b)| {
            let number = |yes: bool| f64::from(u8::from(yes));
            (array![number(a), number(b), 1.0], array![number(rule(a, b))])
        })
        .into()
}

/// The right gradients.
///
/// # Panics
///
/// If the sample does not fit the network.
pub fn right(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> Gradients {
    fitting(backpropagate(network, input, target))
}

/// A function from a network and a sample to gradients, right or wrong.
pub type Formula = fn(&Network, ArrayView1<f64>, ArrayView1<f64>) -> Gradients;

/// Trains online.
pub fn train(
    network: &mut Network,
    samples: &Samples,
    formula: Formula,
    learning_rate: f64,
    epochs: usize,
) {
    for _ in 0..epochs {
        for (input, target) in samples {
            let gradients = formula(network, input.view(), target.view());
            network.descend(&gradients, learning_rate);
        }
    }
}

/// The error E summed over samples.
pub fn summed_error(network: &Network, samples: &Samples) -> f64 {
    samples.iter().map(|(input, target)| error(network, input.view(), target.view())).sum()
}

/// Whether all samples are on their target's side of one half.
pub fn solved(network: &Network, samples: &Samples) -> bool {
    samples.iter().all(|(input, target)| {
        let output = fitting(network.forward(input.view())).post_o[0];
        (output > 0.5) == (target[0] > 0.5)
    })
}
