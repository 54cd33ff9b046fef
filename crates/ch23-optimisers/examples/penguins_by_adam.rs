//! The species of chapter 21's penguins, by Adam, in batches of twenty, with a rate that comes down.

use ch14_datasets::permutation;
use ch21_outputs::worked::{on_features, prepared};
use ch21_outputs::{correct, error};
use ch23_optimisers::{Activation, Optimiser, Question, Rule, Start, cosine, epoch};

fn main() {
    let (training, test) = prepared(&on_features(&[0, 1, 2, 3]), 0);
    let activations = [Activation::Tanh, Activation::Linear];
    let mut network = Start::Glorot.network(&[4, 16, 3], &activations, 0);
    let mut optimiser = Optimiser::new(Rule::ADAM, 0.03, &network);
    for number in 0..20 {
        optimiser.learning_rate = cosine(0.03, number, 20);
        let order = permutation(training.len(), number as u64);
        epoch(&mut network, &mut optimiser, Question::OneOf, &training, &order, 20);
        if [0, 1, 4, 9, 19].contains(&number) {
            let training_error = error(&network, Question::OneOf, &training);
            println!(
                "after epoch {:2}: {:.4} a training penguin, {} of {} right on the test part",
                number + 1,
                training_error / training.len() as f64,
                correct(&network, Question::OneOf, &test),
                test.len(),
            );
        }
    }
}
