//! What is in the file of a network.

use std::error::Error;
use std::fs;

use ch25_own_table::worked::CARS;
use ch25_own_table::worked::session::mlp;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("auto_mpg.csv"), CARS)?;
    mlp(folder.path(), "train auto_mpg.csv --save cars.json")?;
    print!("{}", mlp(folder.path(), "inspect cars.json")?);
    Ok(())
}
