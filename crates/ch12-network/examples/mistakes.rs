//! Tables with one mistake each, and what is said about it.

use ch12_network::Samples;
use ch12_network::table::{Header, TableError, read};

fn main() {
    for text in [
        "height,width,label\n0.3,NaN,1\n",
        "height,width,label\n0.3,,1\n",
        "height,width,label\n0.3,0.5,1\n\n0.4,0.6,0.1,0\n",
        "height,width,label\n0.3,0.5,yes\n0.4,0.6,no\n",
    ] {
        match samples(text) {
            Ok(samples) => println!("{} samples", samples.len()),
            Err(error) => {
                let error = error.to_string().replacen(": ", ":\n  ", 1);
                println!("{}\n", error.replace(". ", ".\n  "));
            }
        }
    }
}

/// The samples in a table whose last column is the target.
fn samples(text: &str) -> Result<Samples, TableError> {
    let table = read("data.csv", text.as_bytes(), Header::Detect)?;
    let (inputs, target) = table.columns.split_at(table.columns.len() - 1);
    table.samples(inputs, target)
}
