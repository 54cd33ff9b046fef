//! The sex of penguins: read, split, scale by the training rows, train, validate.

use ch11_architecture::Network;
use ch12_network::{Samples, Trainer, correct};
use ch14_datasets::penguins::{self, FILE, ReadError};
use ch14_datasets::worked::cut;
use ch14_datasets::{Scaler, shuffle};

fn main() -> Result<(), ReadError> {
    let table = penguins::read("penguins.csv", FILE)?;
    println!("{} penguins, {} rows incomplete", table.penguins.len(), table.incomplete);

    let mut samples = penguins::to_samples(&table.penguins, true);
    shuffle(&mut samples, 1);
    let (training, validation) = cut(&samples, 233);
    let scaler = Scaler::fit(&training.inputs);
    let ready = |part: &Samples| Samples {
        inputs: scaler.apply(&part.inputs),
        targets: part.targets.clone(),
    };
    let (training, validation) = (ready(&training), ready(&validation));

    let mut trainer = Trainer::new(Network::seeded(8, 4, 1, 1), 0.2);
    for epoch in 0..=100 {
        if epoch % 25 == 0 {
            println!(
                "epoch {epoch:3}: right {:3} of {} known, {:2} of {} unknown",
                correct(&trainer.network, &training),
                training.len(),
                correct(&trainer.network, &validation),
                validation.len(),
            );
        }
        trainer.epoch(&training);
    }

    let torn = FILE.replace("39.5,17.4,186", "39.5,17;4,186");
    if let Err(error) = penguins::read("torn.csv", &torn) {
        println!("{error}");
    }
    Ok(())
}
