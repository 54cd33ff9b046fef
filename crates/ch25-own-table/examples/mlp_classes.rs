//! The program at a table whose target is a class.

use std::error::Error;
use std::fs;

use ch25_own_table::worked::TUMOURS;
use ch25_own_table::worked::session::mlp;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("breast_cancer.csv"), TUMOURS)?;
    print!("{}", mlp(folder.path(), "train breast_cancer.csv --folds 5 --save diagnosis.json")?);
    Ok(())
}
