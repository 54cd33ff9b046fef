//! Which columns matter: what becomes of the answers when a column's cells are mixed up among the
//! rows.

use ch19_any_network::Network;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use crate::plan::{Plan, Question, Samples, ndarray::Axis};
use crate::train::outputs;
use crate::verdict::answer;

/// How much worse the answers become when a column is mixed up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Importance {
    /// The column.
    pub column: String,
    /// The share of right answers that is lost, or by how much the root of the mean squared miss
    /// grows, in the mean over all mixings.
    pub loss: f64,
    /// The standard deviation over the mixings.
    pub spread: f64,
}

/// How many times each column is mixed up.
pub const TIMES: usize = 10;

/// Rows that are asked, at most.
pub const MOST_ROWS: usize = 2000;

/// Mixes up one column after the other, among the rows of these numbers: the one that matters most
/// comes first.
pub fn importance(
    plan: &Plan,
    network: &Network,
    samples: &Samples,
    numbers: &[usize],
    targets: &[f64],
    seed: u64,
) -> Vec<Importance> {
    let stride = numbers.len().div_ceil(MOST_ROWS).max(1);
    let numbers: Vec<usize> = numbers.iter().copied().step_by(stride).collect();
    let targets: Vec<f64> = numbers.iter().map(|&number| targets[number]).collect();
    let mut own = Samples {
        inputs: samples.inputs.select(Axis(0), &numbers),
        targets: samples.targets.select(Axis(0), &numbers),
    };
    let all: Vec<usize> = (0..numbers.len()).collect();
    let question = plan.target.question;
    let score = |samples: &Samples| {
        let mut sum = 0.0;
        outputs(network, question, samples, &all, |number, outputs| {
            let (answer, _) = answer(plan, outputs);
            let miss = answer - targets[number];
            sum += match question {
                Question::Number => miss * miss,
                _ => f64::from(u8::from(miss != 0.0)),
            };
        });
        let mean = sum / all.len().max(1) as f64;
        if question == Question::Number { mean.sqrt() } else { mean }
    };
    let before = score(&own);
    let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0x1b90);
    let mut start = 0;
    let mut found = vec![];
    for input in &plan.inputs {
        let columns = start..start + input.width();
        start = columns.end;
        let kept = own.inputs.clone();
        let mut losses = vec![];
        for _ in 0..TIMES {
            let mut order = all.clone();
            for last in (1..order.len()).rev() {
                order.swap(last, rng.random_range(0..=last));
            }
            for (row, &from) in order.iter().enumerate() {
                for column in columns.clone() {
                    own.inputs[[row, column]] = kept[[from, column]];
                }
            }
            losses.push(score(&own) - before);
        }
        own.inputs = kept;
        let mean = losses.iter().sum::<f64>() / TIMES as f64;
        let squares: f64 = losses.iter().map(|loss| (loss - mean) * (loss - mean)).sum();
        let spread = (squares / (TIMES - 1) as f64).sqrt();
        found.push(Importance { column: input.name.clone(), loss: mean, spread });
    }
    found.sort_by(|a, b| b.loss.total_cmp(&a.loss));
    found
}
