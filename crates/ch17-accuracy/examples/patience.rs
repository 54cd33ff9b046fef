//! The same training with three patiences: 300 samples, a tenth of them with wrong labels.

use ch17_accuracy::worked::sets;
use ch17_accuracy::{Network, Trainer, train_until_no_better};

fn main() {
    let [training, validation, test] = sets(4);
    for patience in [1, 10, 50] {
        let trainer = Trainer::new(Network::seeded(4, 16, 1, 4), 0.3);
        let stopped = train_until_no_better(trainer, &training, &validation, patience, 300);
        let right = ch15_bias::correct(&stopped.network, &test);
        println!(
            "patience {patience:>2}: {:>3} epochs, the best was number {:>2}, {right} of {} right",
            stopped.epochs,
            stopped.best_epoch,
            test.len()
        );
    }
}
