//! `evaluate`: a network's answers beside the targets in a table.

use anyhow::Result;
use ch25_own_table::run::judged_alone;
use ch25_own_table::table::plural;
use ch25_own_table::verdict::{Verdict, confusion_lines};
use clap::Args;

use super::ask::Question;
use super::print;
use super::progress::say;
use super::train::digest;

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    question: Question,
}

/// Prints how many answers are right, or by how much they miss, beside the constant answer.
pub fn evaluate(options: &Options) -> Result<()> {
    let (model, rows, bytes) = options.question.read(true)?;
    if digest(&bytes) == model.table.sha256 {
        say(
            "warning: this is the table that the network was trained on, so it has seen most of these \
             rows. What it is worth on others is what mlp inspect says.",
        );
    }
    let target = &model.plan.target;
    let judged = judged_alone(&model, &rows.samples, &rows.targets);
    let verdict = Verdict::of(target.question, target.classes.len(), &judged);
    let mut said = format!("{}\n", plural(rows.rows.len(), "row"));
    let lines = verdict.lines_without_linear(&target.classes);
    for line in lines.into_iter().chain(confusion_lines(&target.classes, &verdict.confusion)) {
        said += &format!("{line}\n");
    }
    print(&said)
}
