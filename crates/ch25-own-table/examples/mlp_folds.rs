//! The program judges by all rows.

use std::error::Error;
use std::fs;

use ch25_own_table::worked::CARS;
use ch25_own_table::worked::session::mlp;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("auto_mpg.csv"), CARS)?;
    let seen = mlp(folder.path(), "train auto_mpg.csv --folds 5 --save folds.json")?;
    // What it recognised has been seen before.
    let (command, rest) = seen.split_once('\n').unwrap_or((&seen, ""));
    let from = rest.find("trained ").unwrap_or(0);
    println!("{command}\n…");
    print!("{}", &rest[from..]);
    Ok(())
}
