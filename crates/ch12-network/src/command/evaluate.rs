//! `evaluate`: answers against targets.

use anyhow::Result;
use ch12_network::decide;

use super::{
    Question, not_both_from_stdin, plural, print, read_network, read_table, samples_for, score,
};

/// Prints error, share of right answers, and how many samples of each target were answered so.
pub fn evaluate(question: &Question) -> Result<()> {
    not_both_from_stdin(&question.network, &question.table)?;
    let saved = read_network(&question.network)?;
    let table = read_table(&question.table, &question.header)?;
    let samples = samples_for(&saved, &table, true)?;

    let mut report = format!("{}\n{}", plural(samples.len(), "sample"), score(&saved, &samples)?);
    let mut outputs = Vec::with_capacity(samples.len());
    for (input, _) in samples.iter() {
        outputs.push(saved.network.forward(input)?.post_o);
    }
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
            report += &format!("{column} is {wanted}: {right} of {all} answered {wanted}\n");
        }
    }
    print(&report)
}
