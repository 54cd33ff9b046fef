//! The penguins as a file of numbers, scaled by the training rows, with the target last: the
//! training rows, or with the argument `validation` or `test` those.

use ch13_validation::split;
use ch14_datasets::Scaler;
use ch14_datasets::penguins::{self, FILE, ReadError};

fn main() -> Result<(), ReadError> {
    let table = penguins::read("penguins.csv", FILE)?;
    let parts = split(&penguins::to_samples(&table.penguins, true), [3, 1, 1], 1);
    let scaler = Scaler::fit(&parts.training.inputs);
    let part = match std::env::args().nth(1).as_deref() {
        Some("validation") => parts.validation,
        Some("test") => parts.test,
        _ => parts.training,
    };

    println!("bill_length,bill_depth,flipper,mass,adelie,chinstrap,gentoo,one,male");
    for (row, target) in scaler.apply(&part.inputs).rows().into_iter().zip(&part.targets) {
        let inputs: Vec<String> = row.iter().map(|value| format!("{value:.6}")).collect();
        println!("{},{target}", inputs.join(","));
    }
    Ok(())
}
