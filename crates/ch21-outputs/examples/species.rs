//! Which of three species? Four measurements, four hidden nodes, three outputs with softmax.

use ch14_datasets::{penguins::SPECIES, permutation};
use ch21_outputs::worked::{on_features, prepared};
use ch21_outputs::{Question, correct, epoch, error, largest, seeded};

fn main() {
    let (training, test) = prepared(&on_features(&[0, 1, 2, 3]), 0);
    let mut network = seeded(4, &[4], 3, 0);
    for number in 0..=40 {
        if number % 10 == 0 {
            let of_one = error(&network, Question::OneOf, &training) / training.len() as f64;
            let right = correct(&network, Question::OneOf, &test);
            println!("{number:2} epochs: E {of_one:.3} a penguin, {right} of {} right", test.len());
        }
        epoch(&mut network, Question::OneOf, &training, &permutation(training.len(), number), 0.05);
    }
    for (input, target) in test.iter().take(3) {
        let shares = Question::OneOf.outputs(network.forward(input).output());
        let said = SPECIES[largest(shares.view())];
        println!("{shares:.3}: {said}, and it is {}", SPECIES[largest(target)]);
    }
}
