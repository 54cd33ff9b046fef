//! What a table is taken for before anything is trained.

use std::error::Error;

use ch25_own_table::plan::{Wishes, find};
use ch25_own_table::table::{Cells, Reading, read};

fn main() -> Result<(), Box<dyn Error>> {
    let bytes = include_bytes!("../data/auto_mpg.csv");
    let table = read("auto_mpg.csv", bytes, &Reading::default())?;
    for column in &table.columns {
        let kind = match &column.cells {
            Cells::Numbers(_) => "numbers".to_string(),
            Cells::Words { kinds, .. } => format!("words, {} different", kinds.len()),
            other => format!("{other:?}"),
        };
        println!("{:18}  {kind}, {} missing", column.name, column.missing);
    }
    let found = find(&table, &Wishes::default())?;
    println!();
    println!("target: {}, asked for: {:?}", table.columns[found.target].name, found.question);
    let inputs = found.inputs.iter().map(|&place| table.columns[place].name.as_str());
    println!("inputs: {}", inputs.collect::<Vec<_>>().join(", "));
    Ok(())
}
