//! `predict`: outputs and answers, row by row.

use anyhow::Result;
use ch11_architecture::ndarray::Array1;
use ch12_network::saved::Saved;
use ch12_network::table::Column;

use super::answers::{answer, largest, outputs};
use super::{Question, not_both_from_stdin, print, read_network, read_table, samples_for};

/// Prints a line with outputs and answers for each row: comma-separated, under a header if the
/// table has one.
pub fn predict(question: &Question) -> Result<()> {
    not_both_from_stdin(&question.network, &question.table)?;
    let saved = read_network(&question.network)?;
    let table = read_table(&question.table, &question.header)?;
    let samples = samples_for(&saved, &table, false)?;

    let mut lines = String::new();
    if let [Column::Name(_), ..] = table.columns[..] {
        lines += &(headings(&saved).join(",") + "\n");
    }
    for output in outputs(&saved, &table, &samples)? {
        let mut cells = digits(saved.kinds, &output);
        if saved.kinds {
            cells.push(quoted(&name(&saved.targets[largest(output.view())])));
        } else {
            let answers = answer(saved.kinds, output.view());
            cells = cells.iter().zip(answers).map(|(cell, yes)| format!("{cell},{yes}")).collect();
        }
        lines += &(cells.join(",") + "\n");
    }
    print(&lines)
}

/// Outputs with six decimals, or as many as it takes to see the answer in them.
fn digits(kinds: bool, outputs: &Array1<f64>) -> Vec<String> {
    let wanted = answer(kinds, outputs.view());
    let text = |places| -> Vec<String> {
        outputs.iter().map(|output| format!("{output:.places$}")).collect()
    };
    let shows = |cells: &Vec<String>| {
        let read: Array1<f64> = cells.iter().map(|cell| cell.parse().unwrap_or(0.0)).collect();
        answer(kinds, read.view()) == wanted
    };
    (6..=20).map(text).find(shows).unwrap_or_else(|| outputs.iter().map(f64::to_string).collect())
}

fn headings(saved: &Saved) -> Vec<String> {
    let of = |target: &Column, what| quoted(&format!("{} {what}", name(target)));
    match saved.targets.as_slice() {
        targets if saved.kinds => {
            let outputs = targets.iter().map(|target| of(target, "output"));
            outputs.chain(["answer".into()]).collect()
        }
        [_] => vec!["output,answer".into()],
        targets => {
            let both = |target| format!("{},{}", of(target, "output"), of(target, "answer"));
            targets.iter().map(both).collect()
        }
    }
}

/// The whole name of a column, where a message would shorten it.
fn name(column: &Column) -> String {
    match column {
        Column::Name(name) => name.clone(),
        Column::Number(number) => number.to_string(),
    }
}

fn quoted(name: &str) -> String {
    match name.contains([',', '"']) {
        true => format!("\"{}\"", name.replace('"', "\"\"")),
        false => name.into(),
    }
}
