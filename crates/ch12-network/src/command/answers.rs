//! From outputs to answers: a yes or no for each target, or one of several kinds.

use std::collections::HashMap;

use anyhow::{Result, bail};
use ch11_architecture::ndarray::{Array1, Array2, ArrayView1};
use ch12_network::saved::Saved;
use ch12_network::table::{Column, Table};
use ch12_network::{Samples, decide};

/// The outputs of a network for each sample of a table.
pub fn outputs(saved: &Saved, table: &Table, samples: &Samples) -> Result<Vec<Array1<f64>>> {
    let mut outputs = Vec::with_capacity(samples.len());
    for ((input, _), (line, _)) in samples.iter().zip(&table.rows) {
        let output = saved.network.forward(input)?.post_o;
        if output.iter().any(|value| value.is_nan()) {
            bail!(
                "{}:{line}: the outputs for this line are no numbers any more. Scale inputs that \
                 are very large; if none is, weights of the network are",
                table.file
            );
        }
        outputs.push(output);
    }
    Ok(outputs)
}

/// The place of the largest value, of the first where several are.
pub fn largest(values: ArrayView1<f64>) -> usize {
    (1..values.len()).fold(0, |best, place| if values[place] > values[best] { place } else { best })
}

/// Whether all targets are 0 or 1.
pub fn are_answers(targets: &Array2<f64>) -> bool {
    targets.iter().all(|&target| target == 0.0 || target == 1.0)
}

/// The first row that has not exactly one 1 among zeros, counted from 0.
pub fn not_of_one_kind(targets: &Array2<f64>) -> Option<usize> {
    let of_one_kind = |row: ArrayView1<f64>| {
        row.iter().all(|&target| target == 0.0 || target == 1.0) && row.sum() == 1.0
    };
    targets.rows().into_iter().position(|row| !of_one_kind(row))
}

/// The answer that outputs, or targets, stand for: 1 for the largest and 0 for the others if they
/// are kinds, else 1 for each from the threshold upwards.
pub fn answer(kinds: bool, outputs: ArrayView1<f64>) -> Array1<f64> {
    if !kinds {
        return outputs.mapv(decide);
    }
    let mut answer = Array1::zeros(outputs.len());
    answer[largest(outputs)] = 1.0;
    answer
}

/// Error and right answers over all samples, each beside what an answer scores that is always the
/// same: the lines that `train` and `evaluate` print.
pub fn score(saved: &Saved, samples: &Samples, outputs: &[Array1<f64>]) -> String {
    let count = samples.len();
    let error = ch12_network::error(&saved.network, samples) / count as f64;
    let mut lines = format!("error {error:.6} a sample\n");
    if !are_answers(&samples.targets) {
        let means = samples.targets.columns().into_iter().map(|column| column.mean());
        let means: Array1<f64> = means.map(Option::unwrap_or_default).collect();
        let squares = (&samples.targets - &means).mapv(|distance| 0.5 * distance * distance);
        let means: Vec<String> = means.iter().map(|mean| format!("{mean:.6}")).collect();
        lines += &format!(
            "the constant answer {}, the mean: error {:.6} a sample\n\
             correct answers are not counted, as some targets are neither 0 nor 1\n",
            means.join(", "),
            squares.sum() / count as f64,
        );
        return lines;
    }
    let right = |(output, target): (&Array1<f64>, ArrayView1<f64>)| {
        answer(saved.kinds, output.view()) == target
    };
    let correct = outputs.iter().zip(samples.targets.rows()).filter(|&pair| right(pair)).count();
    let (constant, of_it) = most_common(&samples.targets);
    let share =
        |part: usize| format!("{part} of {count} ({:.1} %)", 100.0 * part as f64 / count as f64);
    lines += &format!("correct {}\n", share(correct));
    lines += &format!("the constant answer {}: {}\n", said(saved, &constant), share(of_it));
    lines
}

/// The row of targets that comes most often, the first of several, and how often it comes.
fn most_common(targets: &Array2<f64>) -> (Vec<bool>, usize) {
    let rows = || {
        targets
            .rows()
            .into_iter()
            .map(|row| -> Vec<bool> { row.iter().map(|&target| target == 1.0).collect() })
    };
    let mut counts: HashMap<Vec<bool>, usize> = HashMap::new();
    rows().for_each(|row| *counts.entry(row).or_default() += 1);
    let most = counts.values().copied().max().unwrap_or_default();
    let row = rows().find(|row| counts[row] == most).unwrap_or_default();
    (row, most)
}

/// An answer in words: a kind, or 0 and 1 for the targets.
fn said(saved: &Saved, answer: &[bool]) -> String {
    let of_target = |(column, &yes): (&Column, &bool)| match answer.len() {
        1 => u8::from(yes).to_string(),
        _ => format!("{column} {}", u8::from(yes)),
    };
    if saved.kinds
        && let Some((kind, _)) = saved.targets.iter().zip(answer).find(|(_, is)| **is)
    {
        return kind.to_string();
    }
    saved.targets.iter().zip(answer).map(of_target).collect::<Vec<_>>().join(", ")
}
