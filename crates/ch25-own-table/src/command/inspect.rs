//! `inspect`: what is in a network's file.

use std::path::PathBuf;

use anyhow::Result;
use ch25_own_table::ask::rows;
use ch25_own_table::importance::importance;
use ch25_own_table::model::{activation_name, question_name};
use ch25_own_table::plan::{From, Question, short};
use ch25_own_table::table::{listed, plural, shortened, visible};
use ch25_own_table::verdict::confusion_lines;
use clap::Args;

use super::progress::say;
use super::{TableOptions, files, not_both_from_stdin, print, read_model};

pub const NOTES: &str = "\
The file of train --save is JSON, with these fields:
  format      \"weight-by-weight mlp\"
  version     1
  table       file, rows and sha256 of what it was trained on; named, whether it had a header
  recipe      hidden, activation, optimiser (adam where it is not there), learning_rate, batch,
              epochs, patience, seed, folds, options
  epochs      the epoch that the weights are of
  inputs      for each column its name; cells \"numbers\" with offset, unit, least and most, or
              \"words\" with kinds; missing, whether one more input is 1 where the cell is missing
  target      name, question (\"number\", \"yes-no\" or \"classes\"), classes, offset, unit
  verdict     what was found on rows that no training has seen, or null
  importance  for each column the loss where it is mixed up, and its spread
  layers      from the first hidden one to the output layer: activation, biases (one a node) and
              weights (a row for each node before, a number for each node)
A number becomes (number - offset) / unit, and 0 where it is missing; a word becomes an input for
each kind, 1 for its own and 0 for the others. The outputs of the last layer become shares by
softmax for classes, the share of the second class by the sigmoid for yes or no, and output * unit +
offset for a number. Every weight is written with as many digits as it takes to read it back to the
last bit.";

#[derive(Args)]
pub struct Options {
    /// A network that `mlp train --save` has written
    network: PathBuf,
    /// Find out by this table which columns matter, or by - for standard input [default: as the
    /// training found it out, by the rows that it had put aside]
    table: Option<PathBuf>,
    #[command(flatten)]
    reading: TableOptions,
    /// What the mixing up is drawn from
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Prints columns, scaling, sizes, verdict, and which columns matter.
pub fn inspect(options: &Options) -> Result<()> {
    if let Some(table) = &options.table {
        not_both_from_stdin(&options.network, table)?;
    }
    let model = read_model(&options.network)?;
    let plan = &model.plan;
    let target = &plan.target;
    let mut lines = vec![];
    let sizes = model.network.layers.iter().map(|layer| layer.biases.len().to_string());
    let sizes: Vec<String> = std::iter::once(plan.width().to_string()).chain(sizes).collect();
    let weights: usize =
        model.network.layers.iter().map(|layer| layer.weights.len() + layer.biases.len()).sum();
    lines.push(format!(
        "network {} ({}), {}, from epoch {}",
        sizes.join("-"),
        activation_name(model.recipe.activation),
        plural(weights, "weight"),
        model.epochs
    ));
    lines.push(format!(
        "made from {} of {}: mlp train {} {}",
        plural(model.table.rows, "row"),
        shortened(&model.table.file),
        shortened(&model.table.file),
        visible(&model.options)
    ));
    lines.push(match target.question {
        Question::Number => format!(
            "target {}: a number, mean {}, unit {}",
            shortened(&target.name),
            short(target.offset),
            short(target.unit)
        ),
        question => format!(
            "target {} ({}): {}",
            shortened(&target.name),
            question_name(question),
            listed(&target.classes, 30)
        ),
    });
    let width = plan.inputs.iter().map(|input| shortened(&input.name).chars().count()).max();
    let width = width.unwrap_or(0);
    lines.push("inputs:".into());
    for input in &plan.inputs {
        let missing = if input.missing { "; an input for missing cells" } else { "" };
        let what = match &input.from {
            From::Numbers { offset, unit, least, most } => format!(
                "number, mean {}, unit {}, from {} to {}",
                short(*offset),
                short(*unit),
                short(*least),
                short(*most)
            ),
            From::Words { kinds } => format!("words: {}", listed(kinds, 12)),
        };
        lines.push(format!("  {:width$}  {what}{missing}", shortened(&input.name)));
    }
    if let Some(verdict) = &model.verdict {
        let by = if model.folds > 0 { format!(" in {} folds", model.folds) } else { String::new() };
        lines.push(format!(
            "verdict on {} that the training had put aside{by}:",
            plural(verdict.rows, "row")
        ));
        lines.extend(verdict.lines(&target.classes));
        lines.extend(confusion_lines(&target.classes, &verdict.confusion));
    }
    let mut found = model.importance.clone();
    let mut by = "rows that it was not trained on".to_string();
    if let Some(table) = &options.table {
        let bytes = files::read(table)?;
        by = files::name(table);
        let rows = rows(&model, &by, &bytes, &options.reading.reading(), true)?;
        rows.notes.iter().for_each(|note| say(&format!("note: {note}.")));
        let numbers: Vec<usize> = (0..rows.rows.len()).collect();
        found =
            importance(plan, &model.network, &rows.samples, &numbers, &rows.targets, options.seed);
    }
    if !found.is_empty() {
        let what = match target.question {
            Question::Number => "by how much the typical miss grows",
            _ => "how many right answers of 100 are lost",
        };
        lines.push(format!(
            "where a column is mixed up, {what} (± spread of ten mixings, by {by}):"
        ));
        for importance in &found {
            let (loss, spread) = match target.question {
                Question::Number => (short(importance.loss), short(importance.spread)),
                _ => (
                    format!("{:.1}", 100.0 * importance.loss),
                    format!("{:.1}", 100.0 * importance.spread),
                ),
            };
            lines.push(format!("  {:width$}  {loss} ± {spread}", shortened(&importance.column)));
        }
    }
    print(&(lines.join("\n") + "\n"))
}
