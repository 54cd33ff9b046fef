//! From-to and to-from.

use ndarray::{ArrayView1, array};
use serde::Serialize;
use study::over_seeds;

use super::{
    EPOCHS, Formula, SEEDS, Samples, apart, error, fitting, nudged, right, rows, solved,
    summed_error, train, with_a_constant,
};
use crate::{Gradients, Network, backpropagate};

/// The gradients as somebody forms them who has rows and columns of ItoH exchanged: `outer`
/// with its arguments the other way round.
///
/// # Panics
///
/// If the sample does not fit the network.
pub fn transposed(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> Gradients {
    let Gradients { i_to_h, h_to_o } = fitting(backpropagate(network, input, target));
    Gradients { i_to_h: i_to_h.t().to_owned(), h_to_o }
}

/// The transposed program on square networks.
#[derive(Serialize)]
pub struct Transposed {
    /// How many seeds.
    pub seeds: u64,
    /// How many epochs of training.
    pub epochs: usize,
    /// One row a task: OR, then XOR.
    pub tasks: Vec<TransposedRow>,
    /// The largest standard error of a count of solved seeds.
    pub largest_error: f64,
    /// The median relative error of its ItoH gradients, over the seeds' starting networks.
    pub i_to_h: f64,
    /// The smallest of those relative errors.
    pub i_to_h_least: f64,
    pub h_to_o: f64,
    /// The largest relative error of the right gradients against nudging.
    pub right: f64,
}

/// What becomes of one task.
#[derive(Serialize)]
pub struct TransposedRow {
    /// Seeds solved by the right program.
    pub right: usize,
    /// Seeds solved by the transposed program.
    pub wrong: usize,
    /// The median over the seeds of the summed error after training.
    pub right_error: f64,
    /// The median error after training, with the transposed program.
    pub wrong_error: f64,
    /// Of the networks that the right program solved it with: how many still solve it when
    /// their ItoH is read as the transposed one.
    pub read_transposed: usize,
    /// The seed whose transposed error is nearest to the median.
    pub median_seed: usize,
}

fn median(values: Vec<f64>) -> f64 {
    study::spread(values).median
}

/// The standard error of a count of the page's seeds.
pub fn count_error(count: usize) -> f64 {
    let seeds = SEEDS as f64;
    seeds * study::standard_error_of_share(count as f64 / seeds, SEEDS as usize)
}

/// The transposed program against the right one, 3-3-1.
pub fn transposed_square() -> Transposed {
    let task = |samples: &Samples| {
        let run = |formula: Formula| -> Vec<(Network, f64)> {
            over_seeds(SEEDS, |seed| {
                let mut network = Network::seeded(3, 3, 1, seed);
                train(&mut network, samples, formula, 1.0, EPOCHS);
                let error = summed_error(&network, samples);
                (network, error)
            })
        };
        let solve = |runs: &[(Network, f64)]| {
            runs.iter().filter(|(network, _)| solved(network, samples)).count()
        };
        let errors = |runs: &[(Network, f64)]| median(runs.iter().map(|run| run.1).collect());
        let (right, wrong) = (run(right), run(transposed));
        let wrong_error = errors(&wrong);
        let from_median = |run: &(Network, f64)| (run.1 - wrong_error).abs();
        let near =
            |a: &usize, b: &usize| from_median(&wrong[*a]).total_cmp(&from_median(&wrong[*b]));
        let median_seed = (0..wrong.len()).min_by(near).unwrap_or(0);
        let read_transposed = right
            .iter()
            .filter(|(network, _)| solved(network, samples))
            .filter(|(network, _)| {
                let i_to_h = network.i_to_h.t().to_owned();
                solved(&Network { i_to_h, h_to_o: network.h_to_o.clone() }, samples)
            })
            .count();
        TransposedRow {
            right: solve(&right),
            wrong: solve(&wrong),
            right_error: errors(&right),
            wrong_error,
            read_transposed,
            median_seed,
        }
    };
    let checks: Vec<[f64; 3]> = (0..SEEDS)
        .map(|seed| {
            let network = Network::seeded(3, 3, 1, seed);
            let (input, target) = (array![1.0, 0.5, -0.5], array![0.0]);
            let measured = nudged(&network, input.view(), target.view(), 1e-5);
            let wrong = transposed(&network, input.view(), target.view());
            let right = right(&network, input.view(), target.view());
            [
                apart(&wrong.i_to_h, &measured.i_to_h),
                apart(&wrong.h_to_o, &measured.h_to_o),
                apart(&right.i_to_h, &measured.i_to_h),
            ]
        })
        .collect();
    let column = |n: usize| checks.iter().map(|check| check[n]).collect::<Vec<f64>>();
    let tasks = vec![task(&with_a_constant(|a, b| a || b)), task(&with_a_constant(|a, b| a != b))];
    let counts = tasks.iter().flat_map(|task| [task.right, task.wrong]);
    Transposed {
        seeds: SEEDS,
        epochs: EPOCHS,
        largest_error: counts.map(count_error).fold(0.0, f64::max),
        tasks,
        i_to_h: median(column(0)),
        i_to_h_least: column(0).into_iter().fold(1.0, f64::min),
        h_to_o: column(1).into_iter().fold(0.0, f64::max),
        right: column(2).into_iter().fold(0.0, f64::max),
    }
}

/// The 2-3-2 network that the stored PyTorch run has too.
#[derive(Serialize)]
pub struct OutByIn {
    /// ItoH, 2×3.
    pub i_to_h: Vec<Vec<f64>>,
    /// HtoO, 3×2.
    pub h_to_o: Vec<Vec<f64>>,
    pub input: Vec<f64>,
    pub target: Vec<f64>,
    pub learning_rate: f64,
    pub post_o: Vec<f64>,
    pub error: f64,
    /// The gradients of ItoH, 2×3.
    pub gradient_i_to_h: Vec<Vec<f64>>,
    /// The gradients of ItoH in PyTorch's order, 3×2.
    pub gradient_i_to_h_out_by_in: Vec<Vec<f64>>,
    /// The gradients of HtoO, 3×2.
    pub gradient_h_to_o: Vec<Vec<f64>>,
    pub new_i_to_h: Vec<Vec<f64>>,
    pub new_h_to_o: Vec<Vec<f64>>,
    pub new_error: f64,
}

/// One update of the 2-3-2 network.
pub fn out_by_in() -> OutByIn {
    let learning_rate = 0.5;
    let network = Network {
        i_to_h: array![[0.5, -0.25, 1.0], [-0.75, 0.4, 0.2]],
        h_to_o: array![[0.8, -0.6], [-0.3, 0.9], [0.1, 0.7]],
    };
    let (input, target) = (array![1.0, -2.0], array![1.0, 0.0]);
    let gradients = right(&network, input.view(), target.view());
    let mut after = network.clone();
    after.descend(&gradients, learning_rate);
    OutByIn {
        i_to_h: rows(&network.i_to_h),
        h_to_o: rows(&network.h_to_o),
        learning_rate,
        post_o: fitting(network.forward(input.view())).post_o.to_vec(),
        error: error(&network, input.view(), target.view()),
        gradient_i_to_h_out_by_in: rows(&gradients.i_to_h.t().to_owned()),
        gradient_i_to_h: rows(&gradients.i_to_h),
        gradient_h_to_o: rows(&gradients.h_to_o),
        new_error: error(&after, input.view(), target.view()),
        new_i_to_h: rows(&after.i_to_h),
        new_h_to_o: rows(&after.h_to_o),
        input: input.to_vec(),
        target: target.to_vec(),
    }
}
