//! Three sets: the weights are fitted to the first, the number of epochs is chosen by the second,
//! and the third is looked at once.

use ch11_architecture::Network;
use ch12_network::Trainer;
use ch13_validation::{accuracy, answer, bursts, confusion, split};

fn main() {
    let sets = split(&bursts(600, 0.1, 1), [1, 1, 1], 2);
    let mut trainer = Trainer::new(Network::seeded(16, 12, 3, 0), 0.3);
    let mut best = (0.0, 0, trainer.network.clone());
    println!("epoch  training  validation");
    for epoch in 1..=400 {
        trainer.epoch(&sets.training);
        let share =
            |samples| accuracy(&confusion(samples, |input| answer(&trainer.network, input)));
        let validation = share(&sets.validation);
        if validation > best.0 {
            best = (validation, epoch, trainer.network.clone());
        }
        if [1, 25, 50, 100, 200, 400].contains(&epoch) {
            println!("{epoch:5}  {:8.3}  {validation:10.3}", share(&sets.training));
        }
    }
    let (validation, epoch, network) = best;
    let test = accuracy(&confusion(&sets.test, |input| answer(&network, input)));
    println!("chosen: epoch {epoch}, {validation:.3} on validation, {test:.3} on test");
}
