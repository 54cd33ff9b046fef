//! The penguins as a file of numbers, scaled by the training rows, with the target last: the
//! training rows, or with the argument `validation` the others.

use ch14_datasets::penguins::{self, FILE, ReadError};
use ch14_datasets::worked::cut;
use ch14_datasets::{Scaler, shuffle};

fn main() -> Result<(), ReadError> {
    let mut samples = penguins::to_samples(&penguins::read("penguins.csv", FILE)?.penguins, true);
    shuffle(&mut samples, 1);
    let (training, validation) = cut(&samples, 233);
    let scaler = Scaler::fit(&training.inputs);
    let asked = std::env::args().nth(1);
    let part = if asked.as_deref() == Some("validation") { validation } else { training };

    println!("bill_length,bill_depth,flipper,mass,adelie,chinstrap,gentoo,one,male");
    for (row, target) in scaler.apply(&part.inputs).rows().into_iter().zip(&part.targets) {
        let inputs: Vec<String> = row.iter().map(|value| format!("{value:.6}")).collect();
        println!("{},{target}", inputs.join(","));
    }
    Ok(())
}
