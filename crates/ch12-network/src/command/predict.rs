//! `predict`: outputs and answers, row by row.

use anyhow::Result;
use ch12_network::decide;
use ch12_network::table::Column;

use super::{Question, print, read_network, read_table, samples_for};

/// Prints a line with output and answer for each row: comma-separated, under a header if the table
/// has one.
pub fn predict(question: &Question) -> Result<()> {
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
            .map(|&output| format!("{output:.6},{}", decide(output)))
            .collect();
        lines += &(cells.join(",") + "\n");
    }
    print(&lines)
}

fn heading(target: &Column) -> String {
    let quoted = |name: String| match name.contains([',', '"']) {
        true => format!("\"{}\"", name.replace('"', "\"\"")),
        false => name,
    };
    format!("{},{}", quoted(format!("{target} output")), quoted(format!("{target} answer")))
}
