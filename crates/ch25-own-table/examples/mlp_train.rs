//! The program at its first table.

use std::error::Error;
use std::fs;

use ch25_own_table::worked::CARS;
use ch25_own_table::worked::session::mlp;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("auto_mpg.csv"), CARS)?;
    print!("{}", mlp(folder.path(), "train auto_mpg.csv --save cars.json")?);
    Ok(())
}
