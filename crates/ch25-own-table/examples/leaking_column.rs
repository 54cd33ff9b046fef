//! A column that is made of the target: what is said before the training, and what comes of it.

use std::error::Error;

use ch25_own_table::plan::{Wishes, find, short};
use ch25_own_table::run::{fit, one_split, verdict};
use ch25_own_table::table::{Reading, read};
use ch25_own_table::train::Recipe;
use ch25_own_table::worked::with_litres;

fn main() -> Result<(), Box<dyn Error>> {
    let table = read("cars.csv", with_litres().as_bytes(), &Reading::default())?;
    for without in [vec![], vec!["litres_per_100_km".to_string()]] {
        let wishes = Wishes { without: without.clone(), ..Wishes::default() };
        let found = find(&table, &wishes)?;
        println!("left out: {without:?}");
        for doubt in found.warnings.iter().filter(|doubt| doubt.contains("gives the target")) {
            let (what, rest) = doubt.split_once(". ").unwrap_or((doubt, ""));
            println!("warning: {what}.\n  {rest}.");
        }
        let split = one_split(&found, 1);
        let fitted = fit(&table, &found, &Recipe::default(), split, None, &mut |_| true)?;
        if let Some(verdict) = verdict(&found, &fitted.judged(&found)) {
            println!("network off by {} miles a gallon", short(verdict.network.value));
        }
    }
    Ok(())
}
