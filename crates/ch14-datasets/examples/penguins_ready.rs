//! The penguins as a file of numbers, scaled by the training rows, with the target last: the
//! training rows, or with the argument `validation` or `test` those. `new` and a species and four
//! measurements make the row of a penguin that is not in the table.

use ch13_validation::split;
use ch14_datasets::Scaler;
use ch14_datasets::penguins::{self, FILE, Penguin, ReadError, SPECIES};

fn main() -> Result<(), ReadError> {
    let table = penguins::read("penguins.csv", FILE)?;
    let parts = split(&penguins::to_samples(&table.penguins, true), [3, 1, 1], 1);
    let scaler = Scaler::fit(&parts.training.inputs);
    let words: Vec<String> = std::env::args().skip(1).collect();
    let part = match words.first().map(String::as_str) {
        Some("new") => penguins::to_samples(&[penguin(&words[1..])], true),
        Some("validation") => parts.validation,
        Some("test") => parts.test,
        _ => parts.training,
    };

    let is_new = words.first().is_some_and(|word| word == "new");
    let target = if is_new { "" } else { ",male" };
    println!("bill_length,bill_depth,flipper,mass,adelie,chinstrap,gentoo,one{target}");
    for (row, target) in scaler.apply(&part.inputs).rows().into_iter().zip(&part.targets) {
        let inputs: Vec<String> = row.iter().map(|value| format!("{value:.6}")).collect();
        let target = if is_new { String::new() } else { format!(",{target}") };
        println!("{}{target}", inputs.join(","));
    }
    Ok(())
}

fn penguin(words: &[String]) -> Penguin {
    let species = words.first().and_then(|word| SPECIES.iter().position(|name| name == word));
    let measured: Vec<f64> = words.iter().skip(1).filter_map(|word| word.parse().ok()).collect();
    match (species, measured[..].try_into()) {
        (Some(species), Ok(measurements)) => Penguin { species, measurements, male: false },
        _ => panic!(
            "new SPECIES BILL_LENGTH BILL_DEPTH FLIPPER MASS, such as new Gentoo 47 15 215 5000"
        ),
    }
}
