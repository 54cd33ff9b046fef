use ch15_bias::{Samples, Trainer};
pub use ch17_accuracy::{Difference, Outcomes, Stopped, cheapest_threshold};

pub fn train_until_no_better(
    mut trainer: Trainer,
    training: &Samples,
    validation: &Samples,
    patience: usize,
    most: usize,
) -> Stopped {
    let right = ch17_accuracy::train_until_no_better(
        trainer.clone(),
        training,
        validation,
        patience,
        most,
    );
    for _ in 0..right.epochs {
        trainer.epoch(training);
    }
    Stopped { network: trainer.network, ..right }
}
