//! `evaluate`: answers against targets.

use anyhow::Result;
use ch11_architecture::ndarray::Array1;
use ch12_network::saved::Saved;
use ch12_network::{Samples, decide};

use super::answers::{are_answers, largest, outputs, score};
use super::{Question, not_both_from_stdin, plural, print, read_network, read_table, samples_for};

/// Prints error, share of right answers, and how samples of each kind were answered.
pub fn evaluate(question: &Question) -> Result<()> {
    not_both_from_stdin(&question.network, &question.table)?;
    let saved = read_network(&question.network)?;
    let table = read_table(&question.table, &question.header)?;
    let samples = samples_for(&saved, &table, true)?;
    let outputs = outputs(&saved, &table, &samples)?;

    let mut report = plural(samples.len(), "sample") + "\n";
    report += &score(&saved, &samples, &outputs);
    if saved.kinds {
        report += &confusion(&saved, &samples, &outputs);
    } else if are_answers(&samples.targets) {
        report += &yes_and_no(&saved, &samples, &outputs);
    }
    print(&report)
}

/// For each target the right answers among its ones and among its zeros.
fn yes_and_no(saved: &Saved, samples: &Samples, outputs: &[Array1<f64>]) -> String {
    let mut lines = String::new();
    for (number, column) in saved.targets.iter().enumerate() {
        for wanted in [1.0, 0.0] {
            let of_target: Vec<f64> = outputs
                .iter()
                .zip(samples.targets.column(number))
                .filter(|(_, target)| **target == wanted)
                .map(|(output, _)| decide(output[number]))
                .collect();
            let right = of_target.iter().filter(|&&answer| answer == wanted).count();
            let all = of_target.len();
            lines += &format!("{column} is {wanted}: {right} of {all} answered {wanted}\n");
        }
    }
    lines
}

/// The confusion matrix: a row for each true kind, a column for each answer.
fn confusion(saved: &Saved, samples: &Samples, outputs: &[Array1<f64>]) -> String {
    let kinds: Vec<String> = saved.targets.iter().map(ToString::to_string).collect();
    let mut counts = vec![vec![0_usize; kinds.len()]; kinds.len()];
    for ((_, target), output) in samples.iter().zip(outputs) {
        counts[largest(target)][largest(output.view())] += 1;
    }
    let corner = "true, answered".to_string();
    let first = kinds.iter().chain([&corner]).map(|kind| kind.chars().count()).max().unwrap_or(0);
    let count_width = samples.len().to_string().len();
    let widths: Vec<usize> =
        kinds.iter().map(|kind| kind.chars().count().max(count_width)).collect();
    let line = |start: &str, cells: Vec<String>| {
        let cells = cells.iter().zip(&widths).map(|(cell, width)| format!("  {cell:>width$}"));
        format!("{start:first$}{}\n", cells.collect::<String>())
    };
    let rows = kinds.iter().zip(&counts);
    let rows = rows.map(|(kind, row)| line(kind, row.iter().map(usize::to_string).collect()));
    line(&corner, kinds.clone()) + &rows.collect::<String>()
}
