//! The program answers rows that are written in another order, with a mistake in them.

use std::error::Error;
use std::fs;

use ch25_own_table::worked::CARS;
use ch25_own_table::worked::session::mlp;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let file = |name: &str, text: &str| fs::write(folder.path().join(name), text);
    file("auto_mpg.csv", CARS)?;
    mlp(folder.path(), "train auto_mpg.csv --save cars.json")?;
    let new = "weight_lb,model_year,origin,cylinders,displacement_cu_in,horsepower,acceleration_s\n\
               2500,78,Japan,4,120,,16\n\
               4300,73,USA,8,350,150,12\n\
               2200,80,Italy,4,98,70,15\n";
    let corrected =
        new.replace(",78,", ",1978,").replace(",73,", ",1973,").replace(",80,", ",1980,");
    for (name, text) in [("new.csv", new), ("corrected.csv", &corrected)] {
        file(name, text)?;
        println!("$ cat {name}\n{text}");
        println!("{}", mlp(folder.path(), &format!("predict cars.json {name}"))?);
    }
    Ok(())
}
