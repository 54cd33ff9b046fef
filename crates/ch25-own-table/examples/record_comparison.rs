//! Five folds of the shipped tables with the default options, for three seeds, as JSON: which rows
//! are in which fold, and what the network and the linear model answer to them.
//!
//! `tests/oracles/comparison.py` trains scikit-learn's network on the same folds.

use std::error::Error;
use std::fs;
use std::path::Path;

use ch25_own_table::plan::{Question, Wishes, find};
use ch25_own_table::run::folds;
use ch25_own_table::table::{Cells, Reading, read};
use ch25_own_table::train::Recipe;
use serde_json::json;

const TABLES: [&str; 5] = ["iris", "wine", "breast_cancer", "penguins", "auto_mpg"];
const SEEDS: u64 = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let only = std::env::args().nth(1);
    let mut all = vec![];
    for name in TABLES {
        if only.as_deref().is_some_and(|only| only != name) {
            continue;
        }
        // The penguins are chapter 14's.
        let folder = if name == "penguins" { "../ch14-datasets/data" } else { "data" };
        let file = format!("{}/{folder}/{name}.csv", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read(Path::new(&file))?;
        let table = read(&format!("{name}.csv"), &text, &Reading::default())?;
        let found = find(&table, &Wishes::default())?;
        let mut runs = vec![];
        for seed in 1..=SEEDS {
            let recipe = Recipe { seed, ..Recipe::default() };
            let done = folds(&table, &found, &recipe, 5, &mut |_| true)?;
            let mut fold = vec![0; found.rows.len()];
            let mut at = 0;
            for (number, verdict) in done.verdicts.iter().enumerate() {
                done.judged[at..at + verdict.rows].iter().for_each(|row| fold[row.number] = number);
                at += verdict.rows;
            }
            let mut judged = done.judged.clone();
            judged.sort_by_key(|row| row.number);
            let column = |get: fn(&ch25_own_table::verdict::Judged) -> f64| -> Vec<f64> {
                judged.iter().map(get).collect()
            };
            runs.push(json!({
                "seed": seed,
                "fold": fold,
                "network": column(|row| row.network),
                "linear": column(|row| row.linear),
                "constant": column(|row| row.constant),
            }));
        }
        let names = |words: bool| -> Vec<&str> {
            let columns = found.inputs.iter().map(|&place| &table.columns[place]);
            let wanted =
                columns.filter(|column| matches!(column.cells, Cells::Words { .. }) == words);
            wanted.map(|column| column.name.as_str()).collect()
        };
        all.push(json!({
            "table": name,
            "number": found.question == Question::Number,
            "target": table.columns[found.target].name,
            "numbers": names(false),
            "words": names(true),
            "rows": found.rows,
            "targets": found.targets,
            "runs": runs,
        }));
    }
    println!("{}", serde_json::to_string(&all)?);
    Ok(())
}
