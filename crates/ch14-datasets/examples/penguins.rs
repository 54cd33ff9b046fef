//! The sex of penguins: read, split in three, scale by the training rows, train, choose the inputs
//! on the validation rows, and look at the test rows once.

use ch11_architecture::Network;
use ch12_network::{Samples, Trainer, correct};
use ch13_validation::split;
use ch14_datasets::Scaler;
use ch14_datasets::penguins::{self, FILE, ReadError};

fn main() -> Result<(), ReadError> {
    let table = penguins::read("penguins.csv", FILE)?;
    println!("{} penguins, {} rows incomplete", table.penguins.len(), table.incomplete);

    let mut best: Option<(usize, bool, Network, Samples)> = None;
    for with_species in [false, true] {
        let samples = penguins::to_samples(&table.penguins, with_species);
        let parts = split(&samples, [3, 1, 1], 1);
        let scaler = Scaler::fit(&parts.training.inputs);
        let [training, validation, test] = [parts.training, parts.validation, parts.test]
            .map(|Samples { inputs, targets }| Samples { inputs: scaler.apply(&inputs), targets });

        let start = Network::seeded(training.inputs.ncols(), 4, 1, 1);
        let mut trainer = Trainer::new(start, 0.2);
        for _ in 0..100 {
            trainer.epoch(&training);
        }
        let right = |part| correct(&trainer.network, part);
        println!(
            "with species: {with_species}, right {} of {} training, {} of {} validation",
            right(&training),
            training.len(),
            right(&validation),
            validation.len(),
        );
        let found = right(&validation);
        // Where both are right as often, the one with fewer inputs stays.
        if best.as_ref().is_none_or(|(most, ..)| found > *most) {
            best = Some((found, with_species, trainer.network, test));
        }
    }
    if let Some((_, with_species, network, test)) = best {
        let right = correct(&network, &test);
        println!("chosen, with species: {with_species}, right {right} of {} test", test.len());
    }

    let torn = FILE.replace("39.5,17.4,186", "39.5,17;4,186");
    if let Err(error) = penguins::read("torn.csv", &torn) {
        println!("{error}");
    }
    Ok(())
}
