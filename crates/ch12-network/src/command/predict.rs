//! `predict`: outputs and answers, row by row.

use anyhow::Result;
use ch12_network::decide;
use ch12_network::table::Column;

use super::{Question, not_both_from_stdin, print, read_network, read_table, samples_for};

/// Prints a line with output and answer for each row: comma-separated, under a header if the table
/// has one.
pub fn predict(question: &Question) -> Result<()> {
    not_both_from_stdin(&question.network, &question.table)?;
    let saved = read_network(&question.network)?;
    let table = read_table(&question.table, &question.header)?;
    let samples = samples_for(&saved, &table, false)?;

    let mut lines = String::new();
    if let [Column::Name(_), ..] = table.columns[..] {
        let one = saved.targets.len() == 1;
        let names: Vec<String> = saved
            .targets
            .iter()
            .map(|target| if one { "output,answer".into() } else { heading(target) })
            .collect();
        lines += &(names.join(",") + "\n");
    }
    for (input, _) in samples.iter() {
        let forward = saved.network.forward(input)?;
        let cells: Vec<String> = forward
            .post_o
            .iter()
            .map(|&output| format!("{},{}", digits(output), decide(output)))
            .collect();
        lines += &(cells.join(",") + "\n");
    }
    print(&lines)
}

/// An output with six decimals, or as many as it takes to stand on the side of its answer.
fn digits(output: f64) -> String {
    let text = |places| format!("{output:.places$}");
    (6..=20)
        .map(text)
        .find(|text| text.parse().map(decide) == Ok(decide(output)))
        .unwrap_or_else(|| output.to_string())
}

fn heading(target: &Column) -> String {
    let quoted = |name: String| match name.contains([',', '"']) {
        true => format!("\"{}\"", name.replace('"', "\"\"")),
        false => name,
    };
    format!("{},{}", quoted(format!("{target} output")), quoted(format!("{target} answer")))
}
