//! `predict`: an answer to each row.

use anyhow::{Context, Result};
use ch25_own_table::plan::Question as Kind;
use ch25_own_table::train::outputs;
use ch25_own_table::verdict::{answer, probabilities};
use clap::Args;
use serde_json::{Map, Value, json};

use super::ask::Question;
use super::print;

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    question: Question,
    /// Answer in JSON lines [default: as the table is written]
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Answer in comma-separated lines
    #[arg(long)]
    csv: bool,
}

/// Prints a line with the answer to each row, under a header; or an object for each.
pub fn predict(options: &Options) -> Result<()> {
    let (model, rows, _) = options.question.read(false)?;
    let json = options.json || rows.table.separator.is_none() && !options.csv;
    let plan = &model.plan;
    let target = &plan.target;
    let numbers: Vec<usize> = (0..rows.rows.len()).collect();

    let mut objects = String::new();
    let mut lines = csv::Writer::from_writer(vec![]);
    if !json {
        let mut header = vec![target.name.as_str()];
        if target.question != Kind::Number {
            header.push("probability");
            header.extend(target.classes.iter().map(String::as_str));
        }
        lines.write_record(header)?;
    }
    let mut outcome = Ok(());
    outputs(&model.network, target.question, &rows.samples, &numbers, |_, outputs| {
        let (answer, sure) = answer(plan, outputs);
        let each = probabilities(plan, outputs);
        if target.question == Kind::Number {
            match json {
                true => objects += &format!("{}\n", json!({ &target.name: answer })),
                false => outcome = lines.write_record([digits(answer)]),
            }
            return;
        }
        let class = &target.classes[answer as usize];
        if json {
            let all: Map<String, Value> = target
                .classes
                .iter()
                .zip(&each)
                .map(|(class, share)| (class.clone(), json!(share)))
                .collect();
            let object = json!({ &target.name: class, "probability": sure, "probabilities": all });
            objects += &format!("{object}\n");
        } else {
            let mut cells = vec![class.clone(), format!("{sure:.6}")];
            cells.extend(each.iter().map(|share| format!("{share:.6}")));
            outcome = lines.write_record(cells);
        }
    });
    outcome?;
    let lines = lines.into_inner().context("the answers cannot be put together")?;
    print(&(objects + &String::from_utf8(lines)?))
}

/// A number with seven digits that count.
fn digits(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-5..1e15).contains(&size) {
        return format!("{value:.6e}");
    }
    let whole = if size < 1.0 { 0 } else { libm::log10(size) as usize };
    format!("{value:.*}", 6_usize.saturating_sub(whole))
}
