//! Writes `src/worked/recorded.rs`: twenty splits of the cars, and the tumours in five folds.

use std::error::Error;
use std::fmt::Write;
use std::fs;

use ch25_own_table::worked::{of_malignant, split_of, tumours};

fn main() -> Result<(), Box<dyn Error>> {
    let mut text = String::from(
        "//! Written by `cargo run -p ch25-own-table --example record_splits`.\n\n\
         /// The seeds 1 to 20: the root of the mean squared miss of the network and of the linear model on the\n\
         /// cars, by how much the squared misses of the network are smaller, and the standard error of that.\n\
         #[rustfmt::skip]\n\
         pub const SPLITS: [[f64; 4]; 20] = [\n",
    );
    for seed in 1..=20 {
        let row = split_of(seed).map(|value| format!("{value:.6}")).join(", ");
        writeln!(text, "    [{row}],")?;
    }
    let rows = of_malignant(&tumours().1);
    write!(
        text,
        "];\n\n\
         /// The samples of tissue in five folds: the probability of `malignant`, and whether it is.\n\
         #[rustfmt::skip]\n\
         pub const TUMOURS: [(f64, bool); {}] = [\n",
        rows.len()
    )?;
    for four in rows.chunks(4) {
        let row: Vec<String> = four.iter().map(|(p, is)| format!("({p:.6}, {is}),")).collect();
        writeln!(text, "    {}", row.join(" "))?;
    }
    text += "];\n";
    fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/worked/recorded.rs"), text)?;
    Ok(())
}
